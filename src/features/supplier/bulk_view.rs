//! Page models of registering suppliers in bulk.

use serde::Serialize;

use super::bulk::Refused;
use super::bulk_service::{Standing, WaitingList};
use crate::domain::org_number::OrgNumber;
use crate::features::frame::FieldError;

/// The form that takes a list.
#[derive(Debug, Serialize)]
pub(super) struct ListUploadPage {
    pub(super) limit_mb: usize,
    pub(super) most_rows: usize,
    pub(super) errors: Vec<FieldError>,
}

/// What would happen.
#[derive(Debug, Serialize)]
pub(super) struct ListReviewPage {
    action: String,
    file_name: String,
    counts: Vec<Count>,
    lines: Vec<Line>,
    refused: Vec<Refused>,
    unknown: Vec<String>,
    suppliers: usize,
    products: usize,
    errors: Vec<FieldError>,
}

#[derive(Debug, Serialize)]
struct Count {
    standing: &'static str,
    count: usize,
}

#[derive(Debug, Serialize)]
struct Line {
    row: usize,
    name: String,
    number: String,
    email: String,
    standing: &'static str,
    new_products: Vec<String>,
}

fn name_of(standing: Standing) -> &'static str {
    match standing {
        Standing::New => "new",
        Standing::Known => "known",
        Standing::Changed => "changed",
        Standing::WithoutEmail => "without_email",
    }
}

impl ListReviewPage {
    pub(super) fn new(waiting: WaitingList, id: &str) -> Self {
        let lines: Vec<Line> = waiting
            .list
            .suppliers
            .iter()
            .zip(waiting.effects)
            .map(|(listed, effect)| Line {
                row: listed.row,
                name: listed.name.clone(),
                number: OrgNumber::parse(&listed.org_number)
                    .map_or_else(|_| listed.org_number.clone(), |number| number.to_string()),
                email: listed.contact_email.clone(),
                standing: name_of(effect.standing),
                new_products: effect.new_products,
            })
            .collect();
        let count = |standing: &str| lines.iter().filter(|line| line.standing == standing).count();
        let registered = lines.iter().filter(|line| line.standing != "without_email");
        Self {
            action: format!("/suppliers/import/{id}"),
            file_name: waiting.file_name,
            counts: ["new", "changed", "known"]
                .into_iter()
                .map(|standing| Count { standing, count: count(standing) })
                .chain([Count { standing: "refused", count: waiting.list.refused.len() + count("without_email") }])
                .collect(),
            suppliers: count("new") + count("changed"),
            products: registered.map(|line| line.new_products.len()).sum(),
            lines,
            refused: waiting.list.refused,
            unknown: waiting.list.unknown,
            errors: Vec::new(),
        }
    }
}
