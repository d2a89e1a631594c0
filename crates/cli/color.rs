//! Whether standard output gets colours and links.

use crate::args::Color;
use std::io::{self, IsTerminal};
use supports_hyperlinks::Stream;

/// Whether standard output gets colours. What the command line says comes before what the environment says, and of that
/// `NO_COLOR` (<https://no-color.org>) before `FORCE_COLOR` (<https://force-color.org>) and `CLICOLOR_FORCE`, and those
/// before `CLICOLOR=0` (<https://bixense.com/clicolors/>).
pub(crate) fn is_on(color: Color) -> bool {
    match color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if anstyle_query::no_color() => false,
        Color::Auto if is_forced("FORCE_COLOR") || is_forced("CLICOLOR_FORCE") => true,
        Color::Auto => {
            anstyle_query::clicolor() != Some(false)
                && io::stdout().is_terminal()
                && std::env::var_os("TERM").is_none_or(|it| it != "dumb")
        }
    }
}

/// Whether a variable asks for colours. `0` never does, nor does `false`, as programs of Node.js read `FORCE_COLOR`.
fn is_forced(variable: &str) -> bool {
    std::env::var_os(variable).is_some_and(|it| !it.is_empty() && it != "0" && it != "false")
}

/// Whether whatever shows standard output can follow links: the terminals that are known to, or what `FORCE_HYPERLINK`
/// says.
pub(crate) fn can_link() -> bool {
    supports_hyperlinks::on(Stream::Stdout)
}
