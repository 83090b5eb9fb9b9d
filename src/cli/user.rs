//! `tillit user …`

use std::io::BufRead as _;

use clap::{Args, Subcommand};

use super::CliError;
use crate::app::{App, Migrate, Parts};
use crate::config::Config;
use crate::domain::org_number::OrgNumber;
use crate::domain::scope::Role;
use crate::domain::visible::is_visible;
use crate::features::session::password::MIN_LENGTH;
use crate::features::session::service::{self, NewUser};
use crate::platform::telemetry;
use crate::say;

/// People who can sign in.
///
/// Example: `printf 'a long password\n' | tillit user add anna@kommune.example --name Anna --customer "Nordfjorden kommune" --org-number 310000108`
#[derive(Debug, Subcommand)]
pub enum User {
    Add(Add),
}

/// Make an account for a customer's person. The password is the first line of standard input: at least 12 characters.
///
/// An account that exists gets the new password and role, and whoever is signed in with it has to sign in again.
///
/// Example: `printf 'a long password\n' | tillit user add anna@kommune.example --name "Anna" --customer "Nordfjorden kommune" --org-number "310000108"`
#[derive(Debug, Args)]
pub struct Add {
    /// The e-mail address to sign in with.
    #[arg(value_parser = parse_email)]
    email: String,
    /// The name that colleagues see.
    #[arg(long, value_parser = parse_name)]
    name: String,
    /// The customer's name; used when the customer is not there yet.
    #[arg(long, value_parser = parse_name)]
    customer: String,
    /// The customer's organisation number; spaces are fine.
    #[arg(long)]
    org_number: String,
    /// What the person may do: `reader`, `assessor` or `admin`.
    #[arg(long, default_value = "assessor")]
    role: String,
}

fn parse_email(text: &str) -> Result<String, String> {
    if service::is_email(text) {
        Ok(text.to_owned())
    } else {
        Err("an e-mail address is like `anna@kommune.example`".to_owned())
    }
}

fn parse_name(text: &str) -> Result<String, String> {
    if is_visible(text) {
        Ok(text.trim().to_owned())
    } else {
        Err("a name has at least one character that can be seen".to_owned())
    }
}

impl User {
    /// Runs the command.
    ///
    /// # Errors
    /// When a value cannot be used or the database does not answer.
    pub async fn run(self) -> Result<(), CliError> {
        let Self::Add(add) = self;
        let customer_number =
            OrgNumber::parse(&add.org_number).map_err(|error| format!("`--org-number {}`: {error}", add.org_number))?;
        let role = Role::parse(&add.role)
            .ok_or_else(|| format!("`--role {}`: a role is `reader`, `assessor` or `admin`", add.role))?;
        let mut password = String::new();
        std::io::stdin().lock().read_line(&mut password)?;
        let password = password.trim_end_matches(['\r', '\n']).to_owned();
        if password.chars().count() < MIN_LENGTH {
            return Err(
                format!("the first line of standard input is the password: at least {MIN_LENGTH} characters").into()
            );
        }
        let config = Config::from_environment()?;
        telemetry::start(&config.log);
        let app = App::build(config, Migrate::AtStart, Parts::default()).await?;
        let new =
            NewUser { email: add.email, name: add.name, customer_name: add.customer, customer_number, role, password };
        let (email, named) = (new.email.clone(), new.customer_name.clone());
        let is_known = service::member_by_email(&app, &email).await?.is_some();
        let customer = service::add_user(&app, new).await?.customer_name;
        let what = if is_known { "has a new password, and is" } else { "has an account, and is" };
        say!("{email} {what} {} at {customer}.", role.as_str());
        if customer != named {
            say!("The number {} belongs to {customer} already: that name stays.", add.org_number);
        }
        Ok(())
    }
}
