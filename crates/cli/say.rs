//! What is said on standard error. All of it goes through here: names of files and what stands in them must not act on
//! the terminal or on the CI server that shows them.

use std::fmt::Display;
use std::io::Write;
use tollgate_reporter::clean;

/// Says something, on a line of its own. Where standard error is closed, nobody listens.
pub(crate) fn say(message: impl Display) {
    let _ = writeln!(std::io::stderr(), "tollgate: {}", clean::message(&message.to_string()));
}

/// Says what is wrong with the arguments, and ends the process; help and version are not errors and end it with 0.
pub(crate) fn refuse(error: &clap::Error) -> ! {
    let plain = error.render().to_string();
    let cleaned = clean::lines(&plain);
    if cleaned != plain {
        // An argument would act on who reads it: without colours, which are escape sequences too.
        let _ = write!(std::io::stderr(), "{cleaned}");
        std::process::exit(error.exit_code());
    }
    error.exit()
}
