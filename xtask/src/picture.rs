//! `picture`: `docs/tollgate.svg`, what a scan of the example prints on a terminal.
//!
//! The command runs on a pseudo-terminal, so that lines are as wide as they are there, and colours are those of users.

use crate::samples::build;
use crate::{root, say};
use anstyle_svg::{Term, WIN10_CONSOLE};
use anyhow::{Context, Result, ensure};
use rustix::pty::{OpenptFlags, grantpt, openpt, ptsname, unlockpt};
use rustix::termios::{Winsize, tcsetwinsize};
use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

/// The columns of the terminal.
const COLUMNS: u16 = 112;

/// What is shown as typed.
const COMMAND: &str = "tollgate scan infra";

/// Writes the picture, or compares it.
pub(crate) fn run(check: bool) -> Result<()> {
    let file = root().join("docs/tollgate.svg");
    let made = svg(&printed(&build()?)?);
    if check {
        let known = fs::read_to_string(&file).unwrap_or_default();
        ensure!(
            known == made,
            "docs/tollgate.svg is not what a scan prints; `cargo xtask picture` writes it"
        );
        return say("the picture is up to date");
    }
    fs::write(&file, made)?;
    say("wrote docs/tollgate.svg; look at it")
}

/// What the command prints on a terminal.
fn printed(binary: &Path) -> Result<String> {
    let terminal = openpt(OpenptFlags::RDWR | OpenptFlags::NOCTTY).context("there is no pseudo-terminal")?;
    grantpt(&terminal)?;
    unlockpt(&terminal)?;
    let name = ptsname(&terminal, Vec::new())?.into_string()?;
    let end = File::options().read(true).write(true).open(name)?;
    tcsetwinsize(&end, Winsize { ws_row: 50, ws_col: COLUMNS, ws_xpixel: 0, ws_ypixel: 0 })?;
    let mut command = Command::new(binary);
    command.args(COMMAND.split(' ').skip(1)).current_dir(root().join("docs/example"));
    for name in ["NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"] {
        command.env_remove(name);
    }
    command.env("TERM", "xterm-256color").env("FORCE_HYPERLINK", "0");
    let mut child = command.stdin(Stdio::null()).stdout(end).stderr(Stdio::null()).spawn()?;
    // Ours is the last end that is open: reading ends when the command has.
    drop(command);
    let mut printed = Vec::new();
    // Where the other end is closed, Linux says so by an error.
    let _ = File::from(terminal).read_to_end(&mut printed);
    let status = child.wait()?;
    ensure!(status.code() == Some(1), "`{COMMAND}` ends with {status}");
    Ok(String::from_utf8(printed)?.replace("\r\n", "\n"))
}

/// The picture. The time that a scan takes is not the same twice.
fn svg(printed: &str) -> String {
    let text = match printed.trim_end().rsplit_once("; ") {
        Some((before, _)) => format!("{before}; 0.01s\n"),
        None => printed.to_owned(),
    };
    let text = format!("\u{1b}[1m$ {COMMAND}\u{1b}[0m\n{}", broken(&text));
    Term::new().palette(WIN10_CONSOLE).render_svg(&text)
}

/// The text with line breaks where the terminal is at its end. Escape sequences take no columns.
fn broken(text: &str) -> String {
    let mut out = String::new();
    let (mut column, mut is_escape) = (0, false);
    for next in text.chars() {
        match next {
            '\n' => column = 0,
            '\u{1b}' => is_escape = true,
            _ if is_escape => is_escape = !next.is_ascii_alphabetic(),
            _ if column == COLUMNS => {
                out.push('\n');
                column = 1;
            }
            _ => column += 1,
        }
        out.push(next);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_the_end_of_the_terminal() {
        let long = "x".repeat(usize::from(COLUMNS));
        let styled = format!("\u{1b}[1m{long}\u{1b}[0m\n{long}y\n");
        assert_eq!(broken(&styled), format!("\u{1b}[1m{long}\u{1b}[0m\n{long}\ny\n"));
    }

    #[test]
    fn the_picture_is_up_to_date() {
        if let Err(error) = run(true) {
            panic!("{error:#}");
        }
    }
}
