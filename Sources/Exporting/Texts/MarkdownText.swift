extension String {
  /// The text as Markdown shows it as it is, in one line: scanners' texts hold signs that mean
  /// something there, and GitHub makes links of addresses.
  package var inMarkdown: String {
    var result = ""
    for scalar in shownLine.unicodeScalars {
      if "\\`*_[]<>|#&~@!".unicodeScalars.contains(scalar) { result += "\\" }
      if scalar == "/", result.hasSuffix(":") { result = result.dropLast() + "\\:" }
      result.unicodeScalars.append(scalar)
    }
    return result
  }
}
