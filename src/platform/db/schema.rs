//! The tables as diesel sees them: one list for both databases.
//!
//! Ordered by hand; `tests/it/schema.rs` compares it with what the migrations make on each database.

use diesel::{allow_tables_to_appear_in_same_query, table};

table! {
    organisations (id) {
        id -> Text,
        kind -> Text,
        name -> Text,
        country -> Text,
        org_number -> Text,
        created_at -> Timestamp,
    }
}

table! {
    users (id) {
        id -> Text,
        email -> Text,
        name -> Text,
        created_at -> Timestamp,
        disabled_at -> Nullable<Timestamp>,
    }
}

table! {
    passwords (user_id) {
        user_id -> Text,
        hash -> Text,
        changed_at -> Timestamp,
    }
}

table! {
    memberships (user_id, organisation_id) {
        user_id -> Text,
        organisation_id -> Text,
        role -> Text,
        created_at -> Timestamp,
    }
}

table! {
    sessions (id) {
        id -> Text,
        token_hash -> Text,
        user_id -> Nullable<Text>,
        organisation_id -> Nullable<Text>,
        created_at -> Timestamp,
        expires_at -> Timestamp,
    }
}

table! {
    customer_suppliers (customer_id, supplier_id) {
        customer_id -> Text,
        supplier_id -> Text,
        name -> Text,
        search_key -> Text,
        contact_name -> Text,
        contact_email -> Text,
        language -> Text,
        created_at -> Timestamp,
    }
}

table! {
    products (id) {
        id -> Text,
        supplier_id -> Text,
        name -> Text,
        search_key -> Text,
        created_at -> Timestamp,
    }
}

table! {
    customer_products (customer_id, product_id) {
        customer_id -> Text,
        product_id -> Text,
        description -> Text,
        created_at -> Timestamp,
        flags -> Text,
    }
}

table! {
    definitions (id) {
        id -> Text,
        customer_id -> Nullable<Text>,
        kind -> Text,
        key -> Text,
        version -> Text,
        sha256 -> Text,
        published_at -> Timestamp,
        withdrawn_at -> Nullable<Timestamp>,
    }
}

table! {
    definition_files (definition_id, name) {
        definition_id -> Text,
        name -> Text,
        bytes -> Binary,
    }
}

table! {
    drafts (id) {
        id -> Text,
        customer_id -> Text,
        base_id -> Nullable<Text>,
        published_id -> Nullable<Text>,
        title -> Text,
        questions -> BigInt,
        body -> Text,
        about -> Text,
        revision -> BigInt,
        created_at -> Timestamp,
        updated_at -> Timestamp,
        updated_by -> Text,
    }
}

table! {
    responses (id) {
        id -> Text,
        supplier_id -> Text,
        product_id -> Text,
        definition_id -> Text,
        created_at -> Timestamp,
        reasons -> Text,
    }
}

table! {
    answers (response_id, question_key) {
        response_id -> Text,
        question_key -> Text,
        body -> Text,
        given -> Bool,
        revision -> BigInt,
        updated_at -> Timestamp,
        updated_by -> Text,
    }
}

table! {
    carried_answers (response_id, question_key, source_response_id, source_key) {
        response_id -> Text,
        question_key -> Text,
        source_response_id -> Text,
        source_key -> Text,
        source_revision -> BigInt,
        class -> Text,
        body -> Text,
        answered_at -> Timestamp,
        state -> Text,
        carried_at -> Timestamp,
        settled_at -> Nullable<Timestamp>,
        settled_by -> Nullable<Text>,
    }
}

table! {
    evidence (id) {
        id -> Text,
        supplier_id -> Text,
        file_name -> Text,
        media_type -> Text,
        size -> BigInt,
        sha256 -> Text,
        uploaded_at -> Timestamp,
        uploaded_by -> Text,
    }
}

table! {
    citations (id) {
        id -> Text,
        response_id -> Text,
        question_key -> Text,
        evidence_id -> Text,
        place -> Text,
        created_at -> Timestamp,
    }
}

table! {
    submissions (id) {
        id -> Text,
        response_id -> Text,
        number -> BigInt,
        body -> Text,
        sha256 -> Text,
        answered -> BigInt,
        asked -> BigInt,
        submitted_at -> Timestamp,
    }
}

table! {
    submission_evidence (submission_id, evidence_id) {
        submission_id -> Text,
        evidence_id -> Text,
    }
}

table! {
    campaigns (id) {
        id -> Text,
        customer_id -> Text,
        definition_id -> Text,
        title -> Text,
        message -> Text,
        deadline -> Date,
        created_at -> Timestamp,
        created_by -> Text,
        left_out -> Text,
    }
}

table! {
    requests (id) {
        id -> Text,
        campaign_id -> Text,
        customer_id -> Text,
        supplier_id -> Text,
        product_id -> Text,
        response_id -> Text,
        submission_id -> Nullable<Text>,
        created_at -> Timestamp,
        opened_at -> Nullable<Timestamp>,
        started_at -> Nullable<Timestamp>,
        submitted_at -> Nullable<Timestamp>,
        flags -> Text,
    }
}

table! {
    links (id) {
        id -> Text,
        request_id -> Text,
        token_hash -> Text,
        created_at -> Timestamp,
        expires_at -> Timestamp,
        replaced_at -> Nullable<Timestamp>,
    }
}

table! {
    session_requests (session_id, request_id) {
        session_id -> Text,
        request_id -> Text,
    }
}

table! {
    mails (id) {
        id -> Text,
        customer_id -> Text,
        request_id -> Text,
        recipient -> Text,
        subject -> Text,
        body -> Text,
        link -> Text,
        state -> Text,
        attempts -> BigInt,
        last_error -> Text,
        next_attempt_at -> Timestamp,
        created_at -> Timestamp,
        sent_at -> Nullable<Timestamp>,
    }
}

table! {
    imports (id) {
        id -> Text,
        request_id -> Text,
        file_name -> Text,
        body -> Text,
        created_at -> Timestamp,
    }
}

table! {
    installation_keys (name) {
        name -> Text,
        secret -> Text,
        created_at -> Timestamp,
    }
}

table! {
    supplier_imports (id) {
        id -> Text,
        customer_id -> Text,
        file_name -> Text,
        body -> Text,
        created_at -> Timestamp,
    }
}

table! {
    waiting_files (id) {
        id -> Text,
        customer_id -> Text,
        kind -> Text,
        file_name -> Text,
        format -> Text,
        language -> Text,
        bytes -> Binary,
        created_at -> Timestamp,
    }
}

table! {
    foreign_workbooks (id) {
        id -> Text,
        organisation_id -> Text,
        request_id -> Nullable<Text>,
        file_name -> Text,
        sha256 -> Text,
        fingerprint -> Text,
        mapping -> Text,
        created_at -> Timestamp,
    }
}

table! {
    layouts (id) {
        id -> Text,
        organisation_id -> Text,
        fingerprint -> Text,
        mapping -> Text,
        updated_at -> Timestamp,
    }
}

table! {
    assessments (id) {
        id -> Text,
        customer_id -> Text,
        submission_id -> Text,
        formula -> BigInt,
        created_at -> Timestamp,
        created_by -> Text,
        finished_at -> Nullable<Timestamp>,
        finished_by -> Nullable<Text>,
        score -> Nullable<BigInt>,
    }
}

table! {
    ratings (assessment_id, question_key) {
        assessment_id -> Text,
        question_key -> Text,
        level -> Nullable<BigInt>,
        not_applicable -> Bool,
        confidence -> Nullable<Text>,
        reason -> Text,
        revision -> BigInt,
        rated_at -> Timestamp,
        rated_by -> Text,
    }
}

table! {
    notes (id) {
        id -> Text,
        assessment_id -> Text,
        question_key -> Text,
        body -> Text,
        created_at -> Timestamp,
        created_by -> Text,
    }
}

table! {
    events (tenant, sequence) {
        tenant -> Text,
        sequence -> BigInt,
        at -> Text,
        actor -> Text,
        action -> Text,
        object -> Text,
        detail -> Text,
        hash -> Text,
    }
}

table! {
    event_heads (tenant) {
        tenant -> Text,
        sequence -> BigInt,
        hash -> Text,
    }
}

diesel::joinable!(passwords -> users (user_id));
diesel::joinable!(memberships -> organisations (organisation_id));
diesel::joinable!(session_requests -> requests (request_id));
diesel::joinable!(requests -> campaigns (campaign_id));
diesel::joinable!(requests -> products (product_id));
diesel::joinable!(requests -> responses (response_id));
diesel::joinable!(requests -> submissions (submission_id));
diesel::joinable!(links -> requests (request_id));
diesel::joinable!(mails -> requests (request_id));
diesel::joinable!(answers -> responses (response_id));
diesel::joinable!(citations -> evidence (evidence_id));
diesel::joinable!(submissions -> responses (response_id));
diesel::joinable!(assessments -> submissions (submission_id));
diesel::joinable!(ratings -> assessments (assessment_id));
diesel::joinable!(notes -> assessments (assessment_id));
diesel::joinable!(products -> organisations (supplier_id));

allow_tables_to_appear_in_same_query!(
    organisations,
    users,
    passwords,
    memberships,
    sessions,
    customer_suppliers,
    products,
    customer_products,
    definitions,
    definition_files,
    drafts,
    responses,
    answers,
    carried_answers,
    evidence,
    citations,
    submissions,
    submission_evidence,
    campaigns,
    requests,
    links,
    session_requests,
    mails,
    imports,
    installation_keys,
    supplier_imports,
    foreign_workbooks,
    layouts,
    waiting_files,
    assessments,
    ratings,
    notes,
    events,
    event_heads,
);
