//! Looks for what the build needs and says which command makes it.

fn main() {
    println!("cargo::rerun-if-changed=assets/dist/manifest.json");
    println!("cargo::rerun-if-changed=migrations");
    assert!(
        std::path::Path::new("assets/dist/manifest.json").exists(),
        "assets/dist/manifest.json is missing: run `make assets` (npm ci, then npm run build)"
    );
}
