import FindingModel
import ReportReading
import ScannerKit

extension Checkmarx {
  /// What a further result adds to the description of a finding.
  struct Section {
    let title: String
    let detail: String
    let path: String
    let isExploitable: Bool

    func text(number: Int) -> String {
      joined("\n\n-----\n### \(number). ", title, "\n", detail, "\n", path)
    }
  }

  /// A kind of weakness, as all its results share it.
  struct Query {
    let name: String?
    let cwe: String?
    let id: String?
    let categories: String
    let missingName: ReportError
    private let language: String
    private let group: String

    init(_ element: XML) {
      name = element.attribute("name")
      cwe = element.attribute("cweId")
      id = element.attribute("id")
      categories = element.attribute("categories") ?? ""
      language = element.attribute("Language") ?? ""
      group = Checkmarx.spaced(element.attribute("group") ?? "")
      missingName = element.error("expected the attribute `name`, found nothing")
    }

    /// The name, and of the file what is behind the last slash.
    func title(for file: String?) -> String {
      let title = Checkmarx.spaced(name ?? "")
      guard let file, !file.isEmpty else { return title }
      return joined(title, " (", Checkmarx.lastComponent(of: file), ")")
    }

    func detail(of result: XML) -> String {
      let link = result.attribute("DeepLink") ?? "None"
      let status = result.attribute("Status").map { joined("**Status:** ", $0, "\n") } ?? ""
      return joined(
        "**Category:** ", categories, "\n**Language:** ", language, "\n**Group:** ", group, "\n",
        status, "**Finding Link:** [", link, "](", link, ")\n")
    }
  }
}
