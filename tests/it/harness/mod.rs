//! The program under test: the same `App` as the server's, with a clock that stands still, counted ids and a mailer that remembers.

mod browser;
mod database;
mod every_type;
mod files;
mod office;
mod package;
mod shared;
mod world;

use actix_web::web::Data;
use chrono::{DateTime, Utc};
use tempfile::TempDir;
use tillit::app::{App, Migrate, Parts};
use tillit::config::{Config, RawConfig};
use tillit::domain::org_number::OrgNumber;
use tillit::domain::scope::{CustomerScope, Role};
use tillit::features::session::service::{NewUser, add_user};
use tillit::platform::clock::Clock;
use tillit::platform::ids::Ids;
use tillit::platform::mail::{Letter, Mailer};

pub(crate) use browser::{Browser, Form, Page};
pub(crate) use database::{Backend, TestDatabase};
pub(crate) use every_type::every_type_files;
pub(crate) use files::{replaced, skolesec_files, version_files};
pub(crate) use office::through_libreoffice;
pub(crate) use package::{changed, check_package, files, parts, zip};
pub(crate) use shared::shared_file;
pub(crate) use world::{Asked, SKOLESEC, full_answer, full_answers};

/// Runs one body on both databases: `mod <name> { fn sqlite; fn postgres }`.
#[macro_export]
macro_rules! db_test {
    ($name:ident, $body:expr) => {
        mod $name {
            use super::*;

            #[actix_web::test]
            async fn sqlite() {
                let app = $crate::harness::TestApp::new($crate::harness::Backend::Sqlite).await;
                $crate::harness::run(app, $body).await;
            }

            #[actix_web::test]
            async fn postgres() {
                let app = $crate::harness::TestApp::new($crate::harness::Backend::Postgres).await;
                $crate::harness::run(app, $body).await;
            }
        }
    };
}

/// Runs a body; the bound tells the compiler what kind of closure it is.
pub(crate) async fn run(app: TestApp, body: impl AsyncFnOnce(TestApp)) {
    body(app).await;
}

/// The password of everybody in tests.
pub(crate) const PASSWORD: &str = "a long password";

/// The moment at which tests begin: a Monday morning in Norway.
pub(crate) const BEGINNING: &str = "2026-11-23T08:00:00Z";

/// The program, on a database of its own.
pub(crate) struct TestApp {
    pub(crate) app: Data<App>,
    // Dropped after the app: the database and the folder go away with the test.
    _database: TestDatabase,
    folder: TempDir,
}

impl TestApp {
    /// A fresh program on a fresh database.
    pub(crate) async fn new(backend: Backend) -> Self {
        Self::with_settings(backend, &[]).await
    }

    /// The same without a mail server: people hand the links over.
    pub(crate) async fn without_mail(backend: Backend) -> Self {
        Self::build(backend, &[], Mailer::Nobody).await
    }

    /// The same with further settings, by the names of the environment's variables.
    pub(crate) async fn with_settings(backend: Backend, settings: &[(&str, &str)]) -> Self {
        Self::build(backend, settings, Mailer::memory()).await
    }

    async fn build(backend: Backend, settings: &[(&str, &str)], mailer: Mailer) -> Self {
        let folder = TempDir::new().unwrap();
        let database = TestDatabase::create(backend, folder.path()).await;
        let files = format!("file://{}", folder.path().join("files").display());
        let given = [
            ("TILLIT_DATABASE_URL", database.url()),
            ("TILLIT_DATABASE_CONNECTIONS", "4"),
            ("TILLIT_FILES_URL", &files),
            ("TILLIT_PASSWORD_COST", "least"),
        ];
        let environment =
            given.iter().chain(settings).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let config = Config::check(RawConfig::from_parts(environment, None).unwrap()).unwrap();
        let now: DateTime<Utc> = BEGINNING.parse().unwrap();
        let parts = Parts { clock: Clock::fixed(now), ids: Ids::counted(), mailer: Some(mailer) };
        let app = App::build(config, Migrate::Never, parts).await.unwrap();
        Self { app: Data::new(app), _database: database, folder }
    }

    /// A second server on the same database, with the same clock and the same source of ids.
    pub(crate) async fn another_server(&self) -> App {
        let parts = Parts { clock: self.app.clock.clone(), ids: self.app.ids.clone(), mailer: Some(Mailer::memory()) };
        App::build(self.app.config.clone(), Migrate::Never, parts).await.unwrap()
    }

    /// A browser without any cookie.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(self.app.clone())
    }

    /// Where the file with this hash lies.
    pub(crate) fn file_of(&self, hash: &str) -> std::path::PathBuf {
        self.folder.path().join("files").join(&hash[..2]).join(hash)
    }

    /// The mails that were sent so far.
    pub(crate) fn letters(&self) -> Vec<Letter> {
        let Mailer::Memory { sent, .. } = &self.app.mailer else { panic!("tests have a mailer that remembers") };
        sent.lock().unwrap().clone()
    }

    /// The path of the link to a request that stands in a text.
    pub(crate) fn link_in(text: &str) -> String {
        let (_, rest) = text.split_once("/l/").unwrap_or_else(|| panic!("no link in: {text}"));
        format!("/l/{}", rest.chars().take_while(char::is_ascii_hexdigit).collect::<String>())
    }

    /// An assessor of the first municipality.
    pub(crate) async fn assessor(&self) -> CustomerScope {
        self.member("assessor@nordfjorden.example", "Nordfjorden kommune", "310000108", Role::Assessor).await
    }

    /// An assessor of another municipality.
    pub(crate) async fn stranger(&self) -> CustomerScope {
        self.member("assessor@sorvika.example", "Sørvika kommune", "310000116", Role::Assessor).await
    }

    /// A member of a customer; the customer is made when it is not there yet.
    pub(crate) async fn member(&self, email: &str, customer: &str, number: &str, role: Role) -> CustomerScope {
        let user = NewUser {
            email: email.to_owned(),
            name: format!("Test {}", role.as_str()),
            customer_name: customer.to_owned(),
            customer_number: OrgNumber::parse(number).unwrap(),
            role,
            password: PASSWORD.to_owned(),
        };
        add_user(&self.app, user).await.unwrap().scope
    }

    /// A browser in which somebody has signed in through the form.
    pub(crate) async fn signed_in(&self, email: &str) -> Browser {
        let mut browser = self.browser();
        let form = browser.get("/sign-in").await.form("/sign-in").set("email", email).set("password", PASSWORD);
        let page = browser.submit(form).await;
        assert_eq!(page.status, 303, "{}", page.text());
        browser
    }
}
