//! Progress on a terminal, for scans that take a while.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::{Duration, Instant};
use tollgate_core::progress::Progress;

/// A bar that shows itself only where a scan has not ended after this time.
const PATIENCE: Duration = Duration::from_millis(500);

/// A progress bar on standard error.
pub(crate) struct Bar {
    bar: ProgressBar,
    started: Instant,
}

impl Bar {
    /// A bar that shows itself when the scan takes long.
    pub(crate) fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now() }
    }

    /// Takes the bar off the screen.
    pub(crate) fn clear(&self) {
        self.bar.finish_and_clear();
    }
}

impl Progress for Bar {
    fn begin(&self, stage: &'static str, steps: usize) {
        // In one step: the bar may be drawn at any time.
        self.bar.update(|state| {
            state.set_pos(0);
            state.set_len(steps as u64);
        });
        self.bar.set_message(stage);
    }

    fn step(&self) {
        if self.bar.is_hidden() && self.started.elapsed() > PATIENCE {
            self.bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(10));
        }
        self.bar.inc(1);
    }
}
