//! Lines that assign passwords, tokens and keys: whoever reads a report need not see them beside what is wrong.
//!
//! Lines are told by their words, whatever stands around them: native syntax, JSON, a script in a heredoc.

/// What the name of a secret has in it, in lower case and without `_` and `-`.
const WORDS: [&str; 18] = [
    "password", "passwd", "passphrase", "secret", "token", "credential", "connectionstring", "apikey",
    "accesskey", "privatekey", "accountkey", "masterkey", "encryptionkey", "signingkey", "sharedkey",
    "authkey", "licensekey", "sshkey",
];

/// What the value of something is called that is named elsewhere: `name = "DB_PASSWORD"`, `variable "token" {`.
const VALUES: [&str; 6] = ["value", "default", "content", "plaintext", "data", "string"];

/// The lines (from 1) that assign a secret, in order.
pub(super) fn secret_lines(text: &str) -> Vec<usize> {
    let mut reader = Reader::default();
    let lines = text.lines().enumerate();
    lines.filter(|(_, line)| reader.is_secret(line)).map(|(index, _)| index + 1).collect()
}

#[derive(Default)]
struct Reader<'t> {
    /// The secret that the lines before have begun.
    begun: Option<Begun<'t>>,
    /// The brackets that are open.
    brackets: Vec<Bracket>,
}

/// What stands between brackets.
#[derive(Clone, Copy, Default)]
struct Bracket {
    /// Whether the line that opens it, or one that is around it, is named like a secret.
    opened_by_secret: bool,
    /// Whether a line in it is.
    holds_secret: bool,
}

/// A value of several lines.
enum Begun<'t> {
    /// A heredoc, up to this line.
    Heredoc(&'t str),
    /// A key as text, up to `-----END`.
    Key,
    /// So many brackets that are to be closed.
    Brackets(usize),
}

impl<'t> Reader<'t> {
    fn is_secret(&mut self, line: &'t str) -> bool {
        let (opened, closed) = brackets(line);
        if let Some(begun) = self.begun.take() {
            self.begun = match begun {
                Begun::Heredoc(marker) => (line.trim() != marker).then_some(begun),
                Begun::Key => (!line.contains("-----END")).then_some(begun),
                Begun::Brackets(open) => {
                    let open = (open + opened).saturating_sub(closed);
                    (open > 0).then_some(Begun::Brackets(open))
                }
            };
            return true;
        }
        if line.contains("-----BEGIN") && line.contains("PRIVATE KEY") {
            self.begun = (!line.contains("-----END")).then_some(Begun::Key);
            return true;
        }
        let named = is_named_like_secret(line);
        let around = self.brackets.last().copied().unwrap_or_default();
        let is_secret = assignment(line).is_some_and(|(name, value)| {
            let is_value = VALUES.contains(&name) && (around.opened_by_secret || around.holds_secret);
            (named || is_value) && !is_reference(value)
        });
        if is_secret && let Some(marker) = heredoc(line) {
            self.begun = Some(Begun::Heredoc(marker));
        } else if is_secret && opened > closed {
            self.begun = Some(Begun::Brackets(opened - closed));
        } else {
            if let Some(last) = self.brackets.last_mut() {
                last.holds_secret |= named;
            }
            self.brackets.truncate(self.brackets.len().saturating_sub(closed.saturating_sub(opened)));
            let opened_by_secret = named || around.opened_by_secret;
            let inner = Bracket { opened_by_secret, holds_secret: false };
            self.brackets.extend((closed..opened).map(|_| inner));
        }
        is_secret
    }
}

fn is_named_like_secret(line: &str) -> bool {
    let letters: String = line.chars().filter(|c| !matches!(c, '_' | '-')).collect();
    let letters = letters.to_ascii_lowercase();
    WORDS.iter().any(|word| letters.contains(word))
}

/// Name and value of `name = value`, `"name": value`, `NAME=value`. Of several the first.
fn assignment(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(['=', ':'])?;
    let name = name.trim().trim_matches('"');
    Some((name.rsplit([' ', '{', ',']).next().unwrap_or(name), value.trim().trim_end_matches(',')))
}

/// Whether a value is read from elsewhere or says nothing: `var.password`, `random_password.a.result`, `true`.
fn is_reference(value: &str) -> bool {
    let is_path = value.starts_with(|c: char| c.is_ascii_alphabetic())
        && value.contains(['.', '(', '['])
        && !value.contains('"');
    is_path || matches!(value, "" | "true" | "false" | "null")
}

/// The marker of a heredoc that the line begins.
fn heredoc(line: &str) -> Option<&str> {
    let (_, marker) = line.rsplit_once("<<")?;
    let marker = marker.trim_start_matches('-').trim();
    marker.starts_with(|c: char| c.is_alphabetic() || c == '_').then_some(marker)
}

/// How many brackets a line opens and closes, outside of quotes.
fn brackets(line: &str) -> (usize, usize) {
    let outside = line.split('"').step_by(2).flat_map(str::chars);
    outside.fold((0, 0), |(opened, closed), character| match character {
        '{' | '[' | '(' => (opened + 1, closed),
        '}' | ']' | ')' => (opened, closed + 1),
        _ => (opened, closed),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_assign_secrets_are_found() {
        let text = r#"
resource "aws_db_instance" "a" {
  engine          = "mysql"
  master_password = "hunter2" # secret
  password        = var.password
  tags            = { Key = "Value" }
  kms_key_id      = "arn:aws:kms:::key/a"
  api_key = <<-TEXT
    abc # secret
  TEXT
  tokens = [
    "abc", # secret
  ]
  environment {
    name  = "DB_PASSWORD"
    value = "hunter2" # secret
  }
  environment {
    name  = "HOME"
    value = "/root"
  }
}
variable "accessKey" {
  type    = string
  default = "AKIA" # secret
}
"privateKey": "abc", # secret
export API_TOKEN=abc # secret
random_password = random_password.a.result
-----BEGIN RSA PRIVATE KEY-----
abc # secret
-----END RSA PRIVATE KEY-----
region = "eu-west-1"
"#;
        let secret = secret_lines(text);
        for (index, line) in text.lines().enumerate() {
            if line.contains("# secret") {
                assert!(secret.contains(&(index + 1)), "{line}");
            }
        }
        let shown: Vec<_> =
            text.lines().enumerate().filter(|(index, _)| !secret.contains(&(index + 1))).collect();
        for needle in
            ["engine ", "var.password", "tags", "kms_key_id", "/root", "random_password.", "eu-west-1"]
        {
            assert!(shown.iter().any(|(_, line)| line.contains(needle)), "{needle}: {shown:?}");
        }
    }
}
