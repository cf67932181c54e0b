import Foundation

/// A program that reads a report, and how it is called.
struct Contestant {
  let name: String
  /// Whether Winnow is compared with it.
  let isPeer: Bool
  private let program: String
  private let arguments: [String]
  /// What it writes; removed after each run.
  private var output: String?

  /// What becomes of one run.
  func measure() -> Result<ChildProcess.Cost, ChildProcess.Absence> {
    defer { if let output { try? FileManager.default.removeItem(atPath: output) } }
    return ChildProcess.run(program, arguments)
  }

  /// Winnow, the stages of its work, and the peers for a report.
  static func all(for input: InputFile, rules: RulesFile, isXML: Bool) -> [Contestant] {
    [winnow(input), winnow(input, rules: rules), cleaning(input)]
      + Stage.Part.allCases.map { stage($0, input) }
      + (isXML ? xmlPeers(input.path) : jsonPeers(input.path))
  }

  /// The whole program as people run it, writing a file.
  static func winnow(
    _ input: InputFile, rules: RulesFile? = nil, scanType: String? = nil
  ) -> Contestant {
    let output = input.path + ".ndjson"
    let policy = rules.map { ["--policy", $0.path] } ?? ["--no-policy"]
    return Contestant(
      name: rules == nil ? "winnow convert" : "  with \(RulesFile.count) rules", isPeer: false,
      program: sibling("winnow"),
      arguments: ["convert", "--quiet", input.path, "-o", output] + policy
        + (scanType.map { ["--scan-type", $0] } ?? []),
      output: output)
  }

  /// What a server that has a baseline would do with a report.
  static func preview(
    _ name: String, of input: InputFile, against baseline: InputFile? = nil,
    isImport: Bool = false
  ) -> Contestant {
    let known = baseline.map { ["--baseline", $0.path, "--as", isImport ? "import" : "reimport"] }
    return Contestant(
      name: name, isPeer: false, program: sibling("winnow"),
      arguments: ["preview", "--quiet", "--no-policy", "--max-close", "\(Int32.max)", input.path]
        + (known ?? []))
  }

  /// The report without what is less severe than High.
  private static func cleaning(_ input: InputFile) -> Contestant {
    let output = input.path + ".cleaned"
    return Contestant(
      name: "winnow clean", isPeer: false, program: sibling("winnow"),
      arguments: [
        "clean", "--quiet", "--no-policy", "--min-severity", "High", input.path, "-o", output,
      ], output: output)
  }

  /// The same work up to a stage, without the command line and without a file written.
  private static func stage(_ part: Stage.Part, _ input: InputFile) -> Contestant {
    Contestant(
      name: "  " + part.title, isPeer: false, program: sibling("winnow-benchmark"),
      arguments: ["stage", part.rawValue, input.path, "--findings", String(input.findings)])
  }

  /// Whole documents in memory, as scripts have them.
  private static func jsonPeers(_ path: String) -> [Contestant] {
    let load = "import json, sys; json.load(open(sys.argv[1]))"
    return [
      Contestant(
        name: "python3 json.load", isPeer: true, program: "python3", arguments: ["-c", load, path]),
      Contestant(name: "jq -c .", isPeer: true, program: "jq", arguments: ["-c", ".", path]),
    ]
  }

  /// Nodes that are visited and let go, and the whole document in memory.
  private static func xmlPeers(_ path: String) -> [Contestant] {
    let load = "import sys, xml.etree.ElementTree as tree; tree.parse(sys.argv[1])"
    return [
      Contestant(
        name: "xmllint --stream", isPeer: true, program: "xmllint",
        arguments: ["--stream", "--noout", path]),
      Contestant(
        name: "python3 ElementTree", isPeer: true, program: "python3",
        arguments: ["-c", load, path]),
    ]
  }

  /// A program in the folder of this one.
  private static func sibling(_ name: String) -> String {
    let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
    return URL(fileURLWithPath: own).deletingLastPathComponent().path + "/" + name
  }
}
