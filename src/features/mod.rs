//! One folder for each noun: `web` (HTTP in and out), `service` (use cases, permission, transaction),
//! `store` (diesel only), `view` (page models). A service calls its own store, other services and the domain;
//! nobody imports another feature's store.

pub mod frame;
pub mod event;
pub mod session;
pub mod questionnaire;
pub mod draft;
pub mod extension;
pub mod framework;
pub mod exchange;
pub mod supplier;
pub mod campaign;
pub mod mail;
pub mod request;
pub mod response;
pub mod carried;
pub mod evidence;
pub mod submission;
pub mod workbook;
pub mod layout;
pub mod assessment;
pub mod comparison;
pub mod overview;
pub mod demo;
