//! Who is here: sessions, and the ways to prove who one is.
//!
//! `password` is one such way; another one (OpenID Connect) will stand beside it and end in [`service`] as well.

pub mod visitor;
pub mod service;
pub mod password;
pub mod web;
mod store;
