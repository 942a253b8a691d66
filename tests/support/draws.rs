//! How property tests draw their cases; the library's own tests read this file too.

use proptest::test_runner::{Config, RngSeed};

/// Draws so many cases, the same on every run: what passes here passes everywhere. `PROPTEST_RNG_SEED` draws others and
/// `PROPTEST_CASES` more of them.
pub(crate) fn draws(cases: u32) -> Config {
    let stated = Config::default();
    let is_stated = |name| std::env::var_os(name).is_some();
    Config {
        cases: if is_stated("PROPTEST_CASES") {
            stated.cases
        } else {
            cases
        },
        rng_seed: if is_stated("PROPTEST_RNG_SEED") {
            stated.rng_seed
        } else {
            RngSeed::Fixed(1)
        },
        failure_persistence: None,
        ..stated
    }
}
