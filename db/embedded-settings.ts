/**
 * How the embedded server runs. Only this machine reaches it. Its log tells of starts, stops and crashes, never of
 * statements, their values or the rows they were refused for: an error's own message can quote what somebody wrote.
 */
export const SETTINGS: readonly string[] = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'max_connections=120',
  'log_min_messages=log',
  'log_min_error_statement=panic',
  'log_error_verbosity=terse',
  'log_statement=none',
  'log_min_duration_statement=-1',
  'log_min_duration_sample=-1',
  'log_transaction_sample_rate=0',
  'log_lock_waits=off',
  'log_temp_files=-1',
  'log_parameter_max_length=0',
  'log_parameter_max_length_on_error=0',
];
