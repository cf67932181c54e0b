import ArgumentParser
import Foundation

/// The flags that say how much is said, and how.
struct MessageOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: .long, help: "Use no colours; so does NO_COLOR.")
  var noColor = false

  var messages: Messages {
    let environment = ProcessInfo.processInfo.environment
    let wantsColor = !noColor && (environment["NO_COLOR"] ?? "").isEmpty
    return Messages(
      isQuiet: quiet, usesColor: wantsColor && isatty(STDERR_FILENO) == 1)
  }
}
