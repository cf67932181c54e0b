import Foundation
import ReportReading
import ScannerKit
import Winnow

/// What is said beside the data, on standard error.
struct Messages {
  /// Say nothing but errors.
  var isQuiet = false
  /// Say more than what went wrong.
  var isVerbose = false
  var usesColor = false

  static func write(_ text: String) {
    FileHandle.standardError.write(Data(text.utf8))
  }

  /// Tells what went wrong with a report, and with `--verbose` what it was read as.
  func tell(_ outcome: ReportOutcome) {
    if isVerbose, let scanner = outcome.scanner {
      say(
        "info",
        "\(outcome.report): \(outcome.scanType) (\(scanner.name)), \(outcome.findings) findings")
      for difference in outcome.notes.differences { say("info", "\(difference)") }
    }
    if outcome.isSuspiciouslyEmpty {
      warn(
        "\(outcome.report): \(outcome.size) bytes of \(outcome.scanType) hold no finding;"
          + " `winnow detect` says what the report is")
    }
    let notes = outcome.notes
    if !isQuiet {
      for note in notes.unread { say("note", "\(note)") }
      if notes.unreadCount > notes.unread.count {
        say(
          "note",
          "\(outcome.report): \(notes.unreadCount - notes.unread.count) more records were not read")
      }
      for remark in notes.remarks { say("note", "\(remark)") }
      if notes.remarkCount > notes.remarks.count {
        say("note", "\(outcome.report): \(notes.remarkCount - notes.remarks.count) more remarks")
      }
    }
    if let failure = outcome.failure { say("error", "\(failure)") }
  }

  func note(_ text: String) {
    if !isQuiet { say("note", text) }
  }

  func warn(_ text: String) {
    if !isQuiet { say("warning", text) }
  }

  func say(_ kind: String, _ text: String) {
    let codes = ["error": "31", "warning": "33", "note": "36"]
    if usesColor, let code = codes[kind] {
      Messages.write("\u{1B}[\(code)m\(kind):\u{1B}[0m \(text)\n")
    } else {
      Messages.write("\(kind): \(text)\n")
    }
  }
}
