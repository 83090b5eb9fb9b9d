//! A database for each test: a copy of a migrated SQLite file, or a PostgreSQL database made from a migrated template.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::{Connection, PgConnection, RunQueryDsl, sql_query};
use tillit::platform::db::{DatabaseUrl, Db};
use tokio::sync::OnceCell;

/// Which database.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Backend {
    Sqlite,
    Postgres,
}

/// One database, gone when dropped.
pub(crate) struct TestDatabase {
    url: String,
    postgres_name: Option<String>,
}

static SQLITE_TEMPLATE: OnceCell<PathBuf> = OnceCell::const_new();
static POSTGRES_TEMPLATE: OnceCell<String> = OnceCell::const_new();
static COUNT: AtomicU32 = AtomicU32::new(0);

impl TestDatabase {
    pub(crate) async fn create(backend: Backend, folder: &Path) -> Self {
        match backend {
            Backend::Sqlite => {
                let template = SQLITE_TEMPLATE.get_or_init(sqlite_template).await;
                let file = folder.join("test.db");
                std::fs::copy(template, &file).unwrap();
                Self { url: format!("sqlite://{}", file.display()), postgres_name: None }
            }
            Backend::Postgres => {
                let template = POSTGRES_TEMPLATE.get_or_init(postgres_template).await;
                let name = format!("t_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::SeqCst));
                administer(&format!("CREATE DATABASE {name} TEMPLATE {template}"));
                Self { url: database_url(&name), postgres_name: Some(name) }
            }
        }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if let Some(name) = &self.postgres_name {
            administer(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

async fn sqlite_template() -> PathBuf {
    let folder = std::env::temp_dir().join(format!("tillit-template-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("template.db");
    {
        let db = Db::open(&DatabaseUrl::Sqlite(file.clone()), 1).unwrap();
        db.migrate().await.unwrap();
        // What is still in the write-ahead log must be in the file that is copied.
        let checkpoint = db
            .read(|connection| {
                sql_query("PRAGMA wal_checkpoint(TRUNCATE)")
                    .execute(connection)
                    .map_err(tillit::platform::db::StoreError::from)
            })
            .await;
        checkpoint.unwrap();
    }
    file
}

async fn postgres_template() -> String {
    sweep();
    let name = format!("tmpl_{}", std::process::id());
    administer(&format!("CREATE DATABASE {name}"));
    let url = DatabaseUrl::parse(&database_url(&name)).unwrap();
    let db = Db::open(&url, 1).unwrap();
    db.migrate().await.unwrap();
    drop(db);
    // A template can be copied only while nobody is connected to it, and a pool closes its connections in its own time.
    administer(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"));
    name
}

/// Takes away what crashed runs have left: databases of processes that are no more.
fn sweep() {
    #[derive(diesel::QueryableByName)]
    struct Name {
        #[diesel(sql_type = diesel::sql_types::Text)]
        datname: String,
    }
    let mut connection = PgConnection::establish(server_url()).unwrap();
    let names: Vec<Name> =
        sql_query("SELECT datname::text AS datname FROM pg_database WHERE datname ~ '^(t|tmpl)_[0-9]+'")
            .load(&mut connection)
            .unwrap();
    for Name { datname } in names {
        let process = datname.split('_').nth(1).unwrap_or_default();
        if !Path::new("/proc").join(process).exists() {
            administer(&format!("DROP DATABASE IF EXISTS {datname} WITH (FORCE)"));
        }
    }
}

fn administer(statement: &str) {
    let mut connection = PgConnection::establish(server_url()).unwrap();
    sql_query(statement).execute(&mut connection).unwrap();
}

fn database_url(name: &str) -> String {
    let (server, _) = server_url().rsplit_once('/').unwrap();
    format!("{server}/{name}")
}

/// The server of `TILLIT_TEST_POSTGRES_URL`, or the one that `scripts/postgres.sh` starts. Without either the test fails.
fn server_url() -> &'static str {
    static URL: std::sync::OnceLock<String> = std::sync::OnceLock::new();
    URL.get_or_init(|| {
        if let Ok(url) = std::env::var("TILLIT_TEST_POSTGRES_URL") {
            return url;
        }
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/postgres.sh");
        let output = Command::new(script).output().unwrap();
        assert!(output.status.success(), "no PostgreSQL for tests: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    })
}
