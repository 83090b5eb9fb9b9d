//! Parses the command line, runs the command, prints the error chain; nothing else.

use std::process::ExitCode;

use clap::Parser as _;
use tillit::cli::Cli;

#[actix_web::main]
async fn main() -> ExitCode {
    match Cli::parse().run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            let mut source = error.source();
            while let Some(next) = source {
                eprintln!("  because: {next}");
                source = next.source();
            }
            ExitCode::FAILURE
        }
    }
}
