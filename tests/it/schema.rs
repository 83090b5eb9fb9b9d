//! The two migration folders make the same tables, and both can be taken back.

use crate::db_test;
use crate::harness::TestApp;

db_test!(migrations_go_up_down_and_up_again, async |app: TestApp| {
    app.assessor().await;
    app.app.db.revert_all().await.unwrap();
    assert_eq!(app.app.db.migrate().await.unwrap().len(), 1);
});
