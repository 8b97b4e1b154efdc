// Whoever reads our words may go before we have said them all (`npm run words -- FILE | head`). What is left is said to
// nobody; the work goes on and ends as it would have. Loaded before everything else, with --import.
for (const words of [process.stdout, process.stderr])
  words.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error;
  });
