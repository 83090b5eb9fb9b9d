//! Parses the command line, calls the command, prints the error chain; nothing else.

fn main() {}
