public import ArgumentParser
public import Delivering
import FindingModel
import Winnow

extension RequestGrouping: ExpressibleByArgument {}

/// How findings become requests.
struct SyncFlags: ParsableArguments {
  @Option(
    help: "A YAML file with these flags as keys; form and priorities are mappings, cc is a list.",
    completion: .file(extensions: ["yaml", "yml"]))
  var settings: String?

  @Option(help: "The name of the template that requests are made from.")
  var template: String?

  @Option(help: "The product that the findings are of.")
  var product: String?

  @Option(help: "The version of the product.")
  var productVersion: String?

  @Option(help: "What becomes one request, instead of a component; none is a finding each.")
  var groupBy: RequestGrouping?

  @Option(
    help: """
      An answer to a question of the template, as 'Severity={severity}'; repeatable. In braces: \
      \(FormMapping.Attribute.allCases.map(\.rawValue).sorted().joined(separator: ", ")).
      """)
  var form: [String] = []

  @Option(help: "The label of requests of a severity, as Critical=Urgent; repeatable.")
  var priority: [String] = []

  @Option(help: "Who has to look at new requests.")
  var assignee: String?

  @Option(help: "An address that gets mail about new requests; repeatable.")
  var cc: [String] = []

  @Flag(help: "Have only staff see new requests; for API keys of staff.")
  var `private` = false

  @Option(help: "How many requests are made in a run, the most severe first.")
  var limit: Int?

  @Option(help: "The name of the scan; else the scan types of the reports.")
  var scope: String?

  @Flag(help: "Close the scan's requests whose findings are gone; for whole scans only.")
  var closeGone = false

  @Option(help: "How many requests may be closed; else half of those that are open, or ten.")
  var maxClose: Int?

  @Flag(help: "Open requests again that a person closed.")
  var reopen = false

  /// What flags say, else the file.
  func options() throws -> SyncOptions {
    var flags = SyncSettings()
    flags.template = template
    flags.product = product
    flags.productVersion = productVersion
    flags.scope = scope
    flags.grouping = groupBy
    flags.form = try pairs(form, "--form", "label=answer")
    for (word, label) in try pairs(priority, "--priority", "severity=label") {
      guard let severity = Severity(word: word) else {
        throw ConfigurationError("--priority: expected a severity, found `\(word)`")
      }
      flags.priorities[severity] = label
    }
    flags.assignee = assignee
    flags.ccEmails = cc
    flags.isPrivate = `private` ? true : nil
    flags.limit = limit
    flags.mostClosed = maxClose
    var options = try flags.over(try settings.map(SyncSettings.init(path:)) ?? SyncSettings())
      .options()
    options.closesGone = closeGone
    options.reopens = reopen
    return options
  }

  private func pairs(
    _ arguments: [String], _ flag: String, _ expected: String
  ) throws -> [String: String] {
    var pairs: [String: String] = [:]
    for argument in arguments {
      guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else {
        throw ConfigurationError("\(flag): expected \(expected), found `\(argument)`")
      }
      let name = String(argument[..<sign])
      guard pairs.updateValue(String(argument[argument.index(after: sign)...]), forKey: name) == nil
      else { throw ConfigurationError("\(flag): expected each once, found `\(name)` twice") }
    }
    return pairs
  }
}
