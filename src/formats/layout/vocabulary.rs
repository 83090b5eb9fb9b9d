//! The words of headers, by what they name. A pattern is one or more words; `*` stands for the rest of a compound.

/// What the customer, an auditor or an analyst fills in, and what only sorts or weighs.
pub(super) const OTHER: &[&str] = &[
    "analyst*", "auditor*", "assessor*", "reviewer*", "score*", "scoring", "weight*", "points", "poeng", "poäng",
    "vekt*", "vægt*", "vikt*", "gewicht*", "puntuación", "peso", "pondération", "owner", "ownership", "ansvarlig",
    "responsible", "responsibilities", "due date", "deadline", "finding type", "recommendation", "agreed action",
    "mapping", "mappings", "crosswalk", "internal use", "intern bruk", "question type", "answer type",
    "response type", "type svar", "last review date", "last updated", "completeness", "effectiveness",
    "implementation groups", "asset type", "security function", "customer comment*", "kundens *", "type krav",
    "kravtype", "kravstype", "document title", "document type", "non negotiable", "compliant response",
    "preferred answer", "preferred response", "reason for follow", "follow up inquiry", "institution*", "buyer*",
    "oppdragsgivers",
];

/// The same, where it is the whole header.
pub(super) const OTHER_ALONE: &[&str] = &[
    "eier", "frist", "depth", "assessable", "urn", "priority", "prioritet", "target", "risk", "risiko", "risk level",
    "version", "versjon", "date", "dato", "author", "forfatter", "observation", "evaluering", "evaluation",
    "vurdering", "bedömning", "bewertung", "evaluación", "évaluation", "lookup", "ig1", "ig2", "ig3", "term",
    "begrep", "definition", "definisjon",
];

/// Numbers and references.
pub(super) const ID: &[&str] = &[
    "id", "ids", "nr", "no", "n", "nº", "n°", "#", "ref", "ref id", "refid", "reference", "number", "num", "nummer",
    "numéro", "número", "pos", "code", "código", "kode", "kod", "index", "identifier", "referanse", "referens",
    "spmnr", "kravnr", "krav-id", "kravid", "lnr", "løpenr", "løpenummer", "punkt", "item", "item no", "lfd",
    "lfd nr", "kennung", "qid", "sl no", "s no", "löpnr", "identifiant", "réf", "controlid", "questionid",
];

/// What may stand beside one of [`ID`] in an id's header.
pub(super) const ID_COMPANY: &[&str] = &[
    "question", "questions", "ques", "control", "kontroll", "kontrol", "requirement", "req", "krav", "spørsmål",
    "spørsmåls", "fråga", "frågor", "frage", "fragen", "pregunta", "question", "item", "sub", "subcontrol",
    "safeguard", "caiq", "ccm", "cis", "iso", "the", "of", "de", "la", "practice", "anforderung", "anforderungs",
    "requisito", "exigence", "unique", "sig", "nist", "row", "line", "measure", "tiltak", "criteria", "clause",
    "section", "spm", "standard", "annex", "a",
];

/// Documents that are asked for or named.
pub(super) const EVIDENCE: &[&str] = &[
    "evidence*", "attachment*", "attached", "document*", "dokument*", "vedlegg*", "bilag*", "bilaga*", "nachweis*",
    "beleg*", "preuve*", "justificatif*", "justificativo*", "evidencia*", "proof", "artifact*", "artefact*",
    "supporting", "link", "lenke", "länk", "prueba*", "pièce*", "anexo*", "anlage*", "underlag*",
];

/// Whatever else the supplier says.
pub(super) const COMMENT: &[&str] = &[
    "comment*", "kommentar*", "merknad*", "anmerkning*", "remark*", "note", "notes", "notat*",
    "additional information", "additional info", "additional details", "explanation*", "explain", "forklaring*",
    "förklaring*", "begrunn*", "grunngjev*", "grunngiv*", "begrundelse*", "motivering*", "justification*", "justify",
    "justificación", "rationale", "observaciones", "observación", "comentario*", "commentaire*", "remarque*",
    "observations", "bemerkung*", "anmerkung*", "erläuterung*", "begründung*", "bemærkning*", "bemerkning*",
    "anmärkning*", "implementation description", "implementation details", "utdyp*", "uddyb*", "supplerende",
    "details", "detaljer", "further information", "free text", "fritekst", "fritext", "explicación", "explication*",
    "précision*", "description of implementation", "how implemented", "vendor notes", "beskrivelse av hvordan",
    "beskriv", "describe", "if no", "if yes",
];

/// How to answer.
pub(super) const HELP: &[&str] = &[
    "guidance", "help", "helptext", "help text", "veiled*", "rettleiing*", "rettleiar*", "hjelp*", "instruction*",
    "instruks*", "vejledning*", "vägledning*", "hjälp*", "hinweis*", "hilfe*", "orientación", "ayuda",
    "instrucciones", "aide", "example*", "eksempel*", "eksempler", "exempel*", "beispiel*", "ejemplo*", "exemple*",
    "how to answer", "clarification*", "presisering*", "utfyllende", "utfyllende informasjon",
    "supplemental guidance", "discussion", "background", "bakgrunn*", "hensikt*", "formål*", "purpose", "why",
    "what to look for", "tips", "info",
];

/// What may be chosen.
pub(super) const OPTIONS: &[&str] = &[
    "options", "choices", "question choices", "answer options", "answer choices", "response options",
    "allowed values", "alternatives", "alternativer", "alternativ", "svaralternativ*", "svarmulig*", "valgmulig*",
    "valg", "opciones", "choix", "auswahl*", "antwortmöglichkeiten", "antwortoptionen", "possible answers", "values",
    "svarsalternativ*",
];

/// What the supplier answers.
pub(super) const ANSWER: &[(&[&str], u8)] = &[
    (
        &[
            "answer*", "response*", "svar", "svaret", "*svar", "svar fra", "svarfelt", "reply", "replies",
            "antwort*", "*antwort", "respuesta*", "réponse*", "reponse*", "besvarelse*", "*besvarelse", "besvaring*",
            "besvart", "svara", "contestación", "vendor input", "supplier input",
        ],
        4,
    ),
    (
        &[
            "yes no", "ja nei", "ja nej", "ja nein", "sí no", "si no", "oui non", "y n", "yes no n a", "yes no na",
            "j n", "oppfylt*", "oppfyll*", "oppfylles", "uppfyll*", "opfyld*", "compliance", "compliant", "complies",
            "complied", "comply", "in place", "erfüll*", "cumple", "cumplimiento", "conforme", "conformité",
            "fulfilled", "fulfilment", "fulfillment", "met", "etterlev*", "efterlev*", "overhold*",
            "self assessment", "selvevaluering", "egenvurdering", "självskattning", "egenkontroll", "implemented",
            "implementiert", "implementert", "iverksatt", "iverksett", "applicability", "applicable", "anvendelig",
            "aktuell", "relevant", "tillämplig", "gjeldende", "anwendbar", "aplicable", "aplicabilidad",
            "applicabilité", "umgesetzt", "gjennomført", "etablert", "på plass",
        ],
        3,
    ),
    (&["implementation status", "implementeringsstatus", "current status", "implementation", "implementering"], 2),
    (
        &[
            "status", "state", "estado", "statut", "tilstand", "maturity", "modenhet*", "mognad*", "reifegrad",
            "result", "resultat",
        ],
        1,
    ),
];

/// Groups of questions.
pub(super) const SECTION: &[&str] = &[
    "section*", "seksjon*", "sektion*", "domain*", "domene*", "domän*", "domæne*", "category", "categories",
    "kategori*", "kategorie*", "categoría*", "catégorie*", "area", "areas", "område*", "*område", "område", "tema*",
    "*tema", "theme*", "thème*", "thema", "themen*", "function", "family", "kapittel*", "kapitel*", "chapter*",
    "topic*", "bereich*", "dominio*", "área*", "domaine*", "control group", "gruppe*", "group", "grupp", "emne*",
    "ämne*", "avsnitt*", "afsnit*", "pillar", "bolk", "control title", "abschnitt*", "sección", "seccion",
    "capítulo", "rubrikk", "overskrift", "objective",
];

/// What is asked.
pub(super) const QUESTION: &[(&[&str], u8)] = &[
    (
        &[
            "question", "questions", "spørsmål*", "*spørsmål", "spørgsmål*", "*spørgsmål", "fråga*", "frågor*",
            "*fråga", "*frågor", "frage*", "*frage", "*fragen", "pregunta*", "cuestión", "cuestion", "queries",
        ],
        4,
    ),
    (
        &[
            "requirement*", "krav", "kravet", "kravtekst*", "kravbeskriv*", "kravformulering", "sikkerhetskrav",
            "säkerhetskrav", "sikkerhedskrav", "*krav", "*kravet", "anforderung*", "*anforderung", "*anforderungen",
            "requisito*", "exigence*", "criteria", "criterion", "kriteri*", "criterio*", "critère*", "statement*",
            "sjekkpunkt*", "kontrollpunkt*", "kontrollspørsmål*", "checkpoint", "check", "påstand*", "påstående*",
        ],
        3,
    ),
    (
        &[
            "control", "controls", "kontroll*", "kontrol*", "kontrolle*", "safeguard*", "subcategory", "practice*",
            "praksis", "tiltak*", "åtgärd*", "foranstaltning*", "maßnahme*", "medida*", "mesure*", "measure*",
            "control description", "sub control", "control objective", "request",
        ],
        2,
    ),
    (
        &[
            "title", "tittel", "titel", "título", "titre", "description", "beskrivelse", "beskriving", "beskrivning",
            "beschreibung", "descripción", "name", "navn", "namn", "text", "tekst", "innhold", "subject",
            "specification",
        ],
        1,
    ),
];

/// The values of columns that are ticked off.
pub(super) const TICKS: &[(&str, &[&str])] = &[
    (
        "yes",
        &[
            "yes", "y", "ja", "j", "sí", "si", "oui", "o", "compliant", "implemented", "oppfylt", "uppfyllt",
            "opfyldt", "erfüllt", "cumple", "conforme", "in place", "met", "full", "fully", "fullt", "helt",
            "i place", "fully implemented", "agree",
        ],
    ),
    (
        "no",
        &[
            "no", "n", "nei", "nej", "nein", "non", "non compliant", "not compliant", "noncompliant",
            "not implemented", "ikke oppfylt", "ikkje oppfylt", "ej uppfyllt", "ikke opfyldt", "nicht erfüllt",
            "no cumple", "non conforme", "not in place", "not met", "disagree",
        ],
    ),
    (
        "not_applicable",
        &[
            "n a", "na", "not applicable", "ikke aktuelt", "ikkje aktuelt", "ikke relevant", "ikkje relevant",
            "ej relevant", "ej tillämpligt", "ej aktuellt", "inte tillämpligt", "nicht anwendbar",
            "nicht zutreffend", "entfällt", "no aplica", "no aplicable", "non applicable", "sans objet", "i a",
            "i r",
        ],
    ),
    (
        "partly",
        &[
            "partial", "partially", "partly", "delvis", "delvist", "teilweise", "parcial", "parcialmente", "partiel",
            "partiellement", "partially implemented", "alternate", "planned", "planlagt", "planerat", "geplant",
            "planificado", "prévu", "in progress", "under arbeid", "planned to be implemented",
            "compensating control",
        ],
    ),
];
