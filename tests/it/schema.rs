//! The two databases have the same tables, columns, keys and indexes, they are those that the program was built for,
//! and every migration can be taken back, also where there are rows.

use std::collections::{BTreeMap, BTreeSet};

use diesel::sql_types::{BigInt, Nullable, Text};
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use tillit::platform::db::{DbConnection, StoreError};

use crate::harness::{Backend, TestApp};
use crate::{db_test, source};

db_test!(migrations_go_up_down_and_up_again, async |app: TestApp| {
    app.assessor().await;
    let migrations = source::files("migrations/sqlite", "up.sql").len();
    app.app.db.revert_all().await.unwrap();
    let left = app.app.db.read(|connection| Ok::<_, StoreError>(tables(connection))).await.unwrap();
    assert_eq!(left.into_keys().collect::<Vec<_>>(), Vec::<String>::new(), "what a migration made it takes away again");
    assert_eq!(app.app.db.migrate().await.unwrap().len(), migrations);
    app.assessor().await;
});

/// What is compared of a table.
#[derive(Debug, Default, PartialEq, Eq)]
struct Table {
    /// Name to whether it may be NULL.
    columns: BTreeMap<String, bool>,
    primary_key: Vec<String>,
    /// Columns, and the table that they point to.
    foreign_keys: BTreeSet<(Vec<String>, String)>,
    /// Columns in order, and whether they are unique.
    indexes: BTreeSet<(Vec<String>, bool)>,
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    first: String,
    #[diesel(sql_type = Nullable<Text>)]
    second: Option<String>,
    #[diesel(sql_type = BigInt)]
    number: i64,
    #[diesel(sql_type = BigInt)]
    flag: i64,
}

fn rows(connection: &mut DbConnection, statement: &str) -> Vec<Row> {
    sql_query(statement).load(connection).unwrap_or_else(|error| panic!("{statement}: {error}"))
}

/// Every table but diesel's own.
fn tables(connection: &mut DbConnection) -> BTreeMap<String, Table> {
    let names = match connection {
        DbConnection::Sqlite(_) => rows(
            connection,
            "SELECT name AS first, NULL AS second, 0 AS number, 0 AS flag FROM sqlite_master \
             WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'",
        ),
        DbConnection::Postgres(_) => rows(
            connection,
            "SELECT table_name::text AS first, NULL::text AS second, 0::bigint AS number, 0::bigint AS flag \
             FROM information_schema.tables WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'",
        ),
    };
    names
        .into_iter()
        .map(|row| {
            let table = match connection {
                DbConnection::Sqlite(_) => sqlite_table(connection, &row.first),
                DbConnection::Postgres(_) => postgres_table(connection, &row.first),
            };
            (row.first, table)
        })
        .collect()
}

fn sqlite_table(connection: &mut DbConnection, name: &str) -> Table {
    let mut table = Table::default();
    let columns = rows(
        connection,
        &format!(
            "SELECT name AS first, NULL AS second, pk AS number, \"notnull\" AS flag FROM pragma_table_info('{name}') ORDER BY pk"
        ),
    );
    for column in columns {
        // SQLite lets a text primary key be NULL unless told otherwise; STRICT tables of ours never write one.
        table.columns.insert(column.first.clone(), column.flag == 0 && column.number == 0);
        if column.number > 0 {
            table.primary_key.push(column.first);
        }
    }
    let keys = rows(
        connection,
        &format!(
            "SELECT \"from\" AS first, \"table\" AS second, id AS number, seq AS flag FROM pragma_foreign_key_list('{name}') ORDER BY id, seq"
        ),
    );
    let mut grouped: BTreeMap<i64, (Vec<String>, String)> = BTreeMap::new();
    for key in keys {
        let entry = grouped.entry(key.number).or_insert_with(|| (Vec::new(), key.second.unwrap_or_default()));
        entry.0.push(key.first);
    }
    table.foreign_keys = grouped.into_values().collect();
    let indexes = rows(
        connection,
        &format!(
            "SELECT name AS first, NULL AS second, \"unique\" AS number, 0 AS flag FROM pragma_index_list('{name}')"
        ),
    );
    for index in indexes {
        let columns = rows(
            connection,
            &format!(
                "SELECT name AS first, NULL AS second, seqno AS number, 0 AS flag FROM pragma_index_info('{}') ORDER BY seqno",
                index.first
            ),
        );
        table.indexes.insert((columns.into_iter().map(|column| column.first).collect(), index.number == 1));
    }
    table
}

fn postgres_table(connection: &mut DbConnection, name: &str) -> Table {
    let mut table = Table::default();
    let columns = rows(
        connection,
        &format!(
            "SELECT column_name::text AS first, NULL::text AS second, ordinal_position::bigint AS number, \
             (is_nullable = 'YES')::int::bigint AS flag FROM information_schema.columns \
             WHERE table_schema = 'public' AND table_name = '{name}'"
        ),
    );
    table.columns = columns.into_iter().map(|column| (column.first, column.flag == 1)).collect();
    let keys = rows(
        connection,
        &format!(
            "SELECT a.attname::text AS first, c.confrelid::regclass::text AS second, c.oid::bigint AS number, \
             (c.contype = 'p')::int::bigint AS flag \
             FROM pg_constraint c CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k(attnum, place) \
             JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum \
             WHERE c.conrelid = 'public.{name}'::regclass AND c.contype IN ('p', 'f') ORDER BY c.oid, k.place"
        ),
    );
    let mut grouped: BTreeMap<i64, (Vec<String>, String)> = BTreeMap::new();
    for key in keys {
        if key.flag == 1 {
            table.primary_key.push(key.first);
            continue;
        }
        let entry = grouped.entry(key.number).or_insert_with(|| (Vec::new(), key.second.unwrap_or_default()));
        entry.0.push(key.first);
    }
    table.foreign_keys = grouped.into_values().collect();
    let indexes = rows(
        connection,
        &format!(
            "SELECT a.attname::text AS first, NULL::text AS second, i.indexrelid::bigint AS number, \
             i.indisunique::int::bigint AS flag \
             FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY AS k(attnum, place) \
             JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum \
             WHERE i.indrelid = 'public.{name}'::regclass ORDER BY i.indexrelid, k.place"
        ),
    );
    let mut grouped: BTreeMap<i64, (Vec<String>, bool)> = BTreeMap::new();
    for index in indexes {
        let entry = grouped.entry(index.number).or_insert_with(|| (Vec::new(), index.flag == 1));
        entry.0.push(index.first);
    }
    table.indexes = grouped.into_values().collect();
    table
}

async fn tables_of(backend: Backend) -> BTreeMap<String, Table> {
    let app = TestApp::new(backend).await;
    app.app.db.read(|connection| Ok::<_, StoreError>(tables(connection))).await.unwrap()
}

#[actix_web::test]
async fn both_databases_have_the_same_tables() {
    let sqlite = tables_of(Backend::Sqlite).await;
    let postgres = tables_of(Backend::Postgres).await;
    assert_eq!(sqlite.keys().collect::<Vec<_>>(), postgres.keys().collect::<Vec<_>>());
    for (name, table) in &sqlite {
        assert_eq!(table, &postgres[name], "{name}: SQLite on the left, PostgreSQL on the right");
    }
}

/// Without an index, deleting what a key points to reads the whole table, and so does looking from there.
#[actix_web::test]
async fn every_foreign_key_has_an_index() {
    for (name, table) in tables_of(Backend::Sqlite).await {
        for (columns, target) in &table.foreign_keys {
            let covered = table.indexes.iter().any(|(indexed, _)| indexed.starts_with(columns));
            assert!(covered, "{name}: no index begins with {columns:?}, which points to {target}");
        }
    }
}

/// What diesel believes (`schema.rs`) is what the migrations make.
#[actix_web::test]
async fn the_programs_tables_are_those_of_the_database() {
    let text = source::read("src/platform/db/schema.rs");
    let mut believed: BTreeMap<String, (BTreeMap<String, bool>, Vec<String>)> = BTreeMap::new();
    for part in text.split("table! {").skip(1) {
        let mut lines = part.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
        let head = lines.next().unwrap();
        let (name, key) = head.split_once(" (").unwrap();
        let key = key.trim_end_matches(") {").split(", ").map(str::to_owned).collect();
        let columns = lines
            .take_while(|line| *line != "}")
            .map(|line| {
                let (column, kind) = line.trim_end_matches(',').split_once(" -> ").unwrap();
                (column.to_owned(), kind.starts_with("Nullable"))
            })
            .collect();
        believed.insert(name.to_owned(), (columns, key));
    }
    let actual: BTreeMap<String, (BTreeMap<String, bool>, Vec<String>)> = tables_of(Backend::Sqlite)
        .await
        .into_iter()
        .map(|(name, table)| (name, (table.columns, table.primary_key)))
        .collect();
    assert!(!actual.is_empty());
    assert_eq!(believed, actual);
}
