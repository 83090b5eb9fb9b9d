//! The headers that every response carries.

use actix_web::middleware::DefaultHeaders;

/// Nothing from elsewhere, nothing inline; `data:` images are the design system's masks.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; \
     font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Security headers; strict transport security only where people come by HTTPS.
pub fn security(is_https: bool) -> DefaultHeaders {
    let headers = DefaultHeaders::new()
        .add(("Content-Security-Policy", CONTENT_SECURITY_POLICY))
        .add(("X-Content-Type-Options", "nosniff"))
        // A link's address is a secret: it must not be passed on to where the visitor goes next.
        .add(("Referrer-Policy", "same-origin"))
        .add(("Cross-Origin-Opener-Policy", "same-origin"))
        .add(("Cross-Origin-Resource-Policy", "same-origin"))
        .add(("Permissions-Policy", "camera=(), microphone=(), geolocation=()"));
    if is_https { headers.add(("Strict-Transport-Security", "max-age=31536000")) } else { headers }
}
