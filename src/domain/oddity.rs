//! What looks odd in the head fields: pointed out before sending in, never in the way of saving.

use crate::domain::org_number::OrgNumber;

/// What a value does not look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// An e-mail address: something, `@`, and a name with a dot in it.
    NotEmail,
    /// An organisation number: the Norwegian one with its check digit, or at least eight digits of another country's.
    NotOrgNumber,
}

/// What is odd about the value of a head field, by the field's key; empty values and other fields are never odd.
pub fn oddity(field: &str, value: &str) -> Option<Oddity> {
    let value = value.trim();
    match field {
        _ if value.is_empty() => None,
        "email" => (!is_email(value)).then_some(Oddity::NotEmail),
        "org_number" => (!is_org_number(value)).then_some(Oddity::NotOrgNumber),
        _ => None,
    }
}

fn is_email(value: &str) -> bool {
    let is_name = |name: &str| !name.is_empty() && !name.contains(|c: char| c.is_whitespace() || c == '@');
    value.split_once('@').is_some_and(|(who, place)| {
        is_name(who) && is_name(place) && place.contains('.') && !place.starts_with('.') && !place.ends_with('.')
    })
}

/// Nine digits are taken as Norwegian: a wrong check digit is most often a slip.
fn is_org_number(value: &str) -> bool {
    let digits = value.chars().filter(char::is_ascii_digit).count();
    OrgNumber::parse(value).is_ok() || (8 <= digits && digits != 9)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_values_are_told_from_usual_ones() {
        for (field, value, expected) in [
            ("email", "svar@fjordtavla.example", None),
            ("email", "not an email", Some(Oddity::NotEmail)),
            ("email", "svar@fjordtavla", Some(Oddity::NotEmail)),
            ("email", "a b@c.example", Some(Oddity::NotEmail)),
            ("email", " ", None),
            ("org_number", "310 000 124", None),
            ("org_number", "310000125", Some(Oddity::NotOrgNumber)),
            ("org_number", "abc", Some(Oddity::NotOrgNumber)),
            ("org_number", "556677-8899", None),
            ("phone", "abc", None),
        ] {
            assert_eq!(oddity(field, value), expected, "{field} {value}");
        }
    }
}
