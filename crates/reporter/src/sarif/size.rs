//! How much of a report is written, so that the consumers take the file.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::cell::Cell;
use std::io;

/// How many times longer a file may be than it is compressed: of 10 MB at GitHub, datadog-ci takes 100 MB.
const LENGTH_OF_COMPRESSED: usize = 10;

/// What a report leaves out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// The ways of values to their findings.
    pub flows: bool,
    /// The lines around findings.
    pub contexts: bool,
    /// So many results, the least severe.
    pub results: usize,
}

impl LeftOut {
    /// What is left out beside results, in words.
    #[must_use]
    pub fn details(&self) -> Option<&'static str> {
        match (self.flows, self.contexts) {
            (true, true) => Some("code flows and lines of context"),
            (true, false) => Some("code flows"),
            (false, true) => Some("lines of context"),
            (false, false) => None,
        }
    }
}

/// The least that has to be left out so that a report is not larger than `limit` bytes, compressed. `write` writes it,
/// and counts the results that it has begun.
pub(super) fn least(
    total: usize,
    limit: usize,
    mut left_out: LeftOut,
    write: impl Fn(&LeftOut, &Cell<usize>, &mut dyn io::Write) -> io::Result<()>,
) -> LeftOut {
    loop {
        let begun = Cell::new(0);
        let mut measure = Measure::new(limit);
        let fits = write(&left_out, &begun, &mut measure).and_then(|()| measure.finish()).is_ok();
        if fits || left_out.results == total {
            return left_out;
        }
        left_out = match left_out {
            LeftOut { flows: false, .. } => LeftOut { flows: true, ..left_out },
            LeftOut { contexts: false, .. } => LeftOut { contexts: true, ..left_out },
            // What was compressed when the limit was reached is a little more than fits.
            _ => LeftOut { results: total - begun.get().saturating_sub(1 + begun.get() / 50), ..left_out },
        };
    }
}

/// Tells how large a file would be; to write more than the limit is an error.
struct Measure {
    compressed: GzEncoder<Count>,
    length: usize,
    limit: usize,
}

struct Count(usize);

impl Measure {
    fn new(limit: usize) -> Self {
        Self { compressed: GzEncoder::new(Count(0), Compression::default()), length: 0, limit }
    }

    fn finish(mut self) -> io::Result<()> {
        self.compressed.try_finish()?;
        self.check()
    }

    fn check(&self) -> io::Result<()> {
        let fits =
            self.compressed.get_ref().0 <= self.limit && self.length / LENGTH_OF_COMPRESSED <= self.limit;
        if fits { Ok(()) } else { Err(io::ErrorKind::FileTooLarge.into()) }
    }
}

impl io::Write for Measure {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.length += piece.len();
        self.compressed.write_all(piece)?;
        self.check().map(|()| piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl io::Write for Count {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.0 += piece.len();
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Holds a file that is within the limit even as it is, as nearly all are: it needs no measuring.
pub(super) struct Short {
    /// What was written.
    pub(super) bytes: Vec<u8>,
    limit: usize,
}

impl Short {
    pub(super) fn new(limit: usize) -> Self {
        Self { bytes: Vec::new(), limit }
    }
}

impl io::Write for Short {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        if self.bytes.len() + piece.len() > self.limit {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.bytes.write(piece)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
