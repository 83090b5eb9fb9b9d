//! The integration tests: one binary, because linking is what takes time. Each feature's tests stand in a module of its name.

#[expect(dead_code, reason = "what tests may call is offered before every call is made")]
mod harness;

mod schema;
mod session;
