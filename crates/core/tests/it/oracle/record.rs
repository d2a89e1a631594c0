//! The format of recorded answers: see `tests/oracle/README.md`.

/// An expression, and what Terraform said.
pub(super) struct Record {
    /// The line of the expression, from 1.
    pub(super) line: usize,
    pub(super) expression: String,
    pub(super) answer: Answer,
    /// Why our value is another one, where that is so on purpose.
    pub(super) difference: Option<String>,
}

/// What Terraform said.
#[derive(Debug)]
pub(super) enum Answer {
    /// The value as JSON, and its type.
    Value { json: String, kind: String },
    /// A value that it does not show.
    Sensitive,
    /// It refused the expression.
    Error(#[allow(dead_code, reason = "shown by Debug")] String),
    /// Something in the value is known only after apply.
    Unknown,
}

/// Reads a file of records.
pub(super) fn parse(text: &str) -> Result<Vec<Record>, String> {
    let mut records = Vec::new();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((number, line)) = lines.next() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let error = |what: &str| format!("line {}: {what}", number + 1);
        let mut expression = line.strip_prefix("> ").ok_or_else(|| error("expected `> `"))?.to_owned();
        while let Some((_, more)) = lines.next_if(|(_, line)| line.starts_with('|')) {
            expression.push('\n');
            expression.push_str(more.strip_prefix("| ").unwrap_or_default());
        }
        let (_, answer) = lines.next().ok_or_else(|| error("expected an answer"))?;
        let answer = match answer.split_at_checked(1) {
            Some(("=", " (sensitive)")) => Answer::Sensitive,
            Some(("=", json)) => {
                let (_, kind) = lines.next().ok_or_else(|| error("expected a type"))?;
                let kind = kind.strip_prefix(": ").ok_or_else(|| error("expected `: `"))?;
                Answer::Value { json: json.trim_start().to_owned(), kind: kind.to_owned() }
            }
            Some(("!", message)) => Answer::Error(message.trim_start().to_owned()),
            Some(("?", "")) => Answer::Unknown,
            _ => return Err(error("expected `=`, `!` or `?` after the expression")),
        };
        let difference =
            lines.next_if(|(_, line)| line.starts_with('~')).map(|(_, line)| line[1..].trim().to_owned());
        records.push(Record { line: number + 1, expression, answer, difference });
    }
    Ok(records)
}
