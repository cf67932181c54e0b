import ArgumentParser
import Foundation

/// The flags that say how much is said, and how.
struct MessageOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .long, help: "Use no colours; so does NO_COLOR.")
  var noColor = false

  var messages: Messages {
    Messages(isQuiet: quiet, usesColor: wantsColor && isatty(STDERR_FILENO) == 1)
  }

  /// Whether colours are welcome on terminals.
  var wantsColor: Bool {
    !noColor && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }
}
