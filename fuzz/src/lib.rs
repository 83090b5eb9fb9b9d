//! The program's own files for reading workbooks, without the rest of it: `formats` imports `domain` and nothing else of ours,
//! so that the fuzzer is built in a minute and not with two databases.

#[path = "../../src/domain/mod.rs"]
pub mod domain;
#[path = "../../src/formats/mod.rs"]
pub mod formats;
