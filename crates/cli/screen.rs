//! The terminal that standard output may be: its size, and the pager.

use anyhow::Result;
use std::env;
use std::io::{self, IsTerminal, Write};
use std::process::{Command, Stdio};
#[cfg(unix)]
use std::sync::{Arc, atomic::AtomicBool};

/// The columns of the terminal; in a file or a pipe, as many as the usual terminal has.
pub(crate) fn width() -> usize {
    terminal_size::terminal_size_of(io::stdout()).map_or(80, |(width, _)| usize::from(width.0))
}

/// Writes text to standard output; with `paged`, through the pager where the text is longer than the terminal. Where
/// there is no pager, the text is written all the same.
pub(crate) fn write(text: &str, paged: bool) -> Result<()> {
    let height = terminal_size::terminal_size_of(io::stdout()).map(|(_, height)| usize::from(height.0));
    let is_long = io::stdout().is_terminal() && height.is_some_and(|height| text.lines().count() >= height);
    if !(paged && is_long && page(text)) {
        let mut out = io::stdout().lock();
        out.write_all(text.as_bytes())?;
        out.flush()?;
    }
    Ok(())
}

/// Shows text in the pager, and says whether there is one. What the pager does with the text is its reader's business.
fn page(text: &str) -> bool {
    let Some(mut pager) = pager(env::var("PAGER").ok().as_deref()) else { return false };
    if env::var_os("LESS").is_none() {
        pager.env("LESS", "FRX");
    }
    let Ok(mut pager) = pager.stdin(Stdio::piped()).spawn() else { return false };
    // Ctrl-C is for the pager, which must not outlive us: both would read from the terminal.
    #[cfg(unix)]
    let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::<AtomicBool>::default());
    if let Some(mut input) = pager.stdin.take() {
        // Whoever has read enough closes the pager.
        let _ = input.write_all(text.as_bytes());
    }
    pager.wait().is_ok()
}

/// The pager: as `PAGER` says, with its options, or less, which shows colours and ends where the text fits. Where
/// `PAGER` is set and empty, there is none.
fn pager(variable: Option<&str>) -> Option<Command> {
    let mut words = variable.unwrap_or("less -FRX").split_whitespace();
    let mut command = Command::new(words.next()?);
    command.args(words);
    Some(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pager_is_the_readers() {
        let command = |variable| {
            let command = pager(variable)?;
            let words = std::iter::once(command.get_program()).chain(command.get_args());
            Some(words.map(|it| it.to_str().unwrap().to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(command(None).unwrap(), ["less", "-FRX"]);
        assert_eq!(command(Some("most -w")).unwrap(), ["most", "-w"]);
        assert_eq!(command(Some("")), None);
    }
}
