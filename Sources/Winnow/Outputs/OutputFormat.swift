import Exporting
import FindingModel
import Foundation

/// What findings are written as.
public struct OutputFormat: Sendable, Hashable, CustomStringConvertible {
  /// The formats by the names that the command line knows them by.
  public enum Name: String, Sendable, CaseIterable {
    case ndjson
    case json
    case sarif
    case defectdojo
    case defectdojoCSV = "defectdojo-csv"
    case cyclonedx
    case openvex
    case csaf
    case gitlabSAST = "gitlab-sast"
    case gitlabDependency = "gitlab-dependency"
    case gitlabCodeQuality = "gitlab-codequality"
    case junit
    case csv
    case markdown
    case html
    case github
    case table
    case template

    /// What it is, in a few words.
    public var about: String {
      switch self {
      case .ndjson: "Winnow's own, one finding a line"
      case .json: "Winnow's own, one document; `winnow formats --schema` describes it"
      case .sarif: "SARIF 2.1.0, a run for each tool"
      case .defectdojo: "DefectDojo's Generic Findings Import, JSON"
      case .defectdojoCSV: "DefectDojo's Generic Findings Import, CSV"
      case .cyclonedx: "CycloneDX 1.6, vulnerabilities and what was decided on them"
      case .openvex: "OpenVEX 0.2.0, what was decided on vulnerabilities"
      case .csaf: "CSAF 2.0, its VEX profile"
      case .gitlabSAST: "GitLab's report of static analysis, version 15"
      case .gitlabDependency: "GitLab's report of dependency scanning, version 15"
      case .gitlabCodeQuality: "GitLab's report of code quality"
      case .junit: "JUnit XML, a test case for each finding"
      case .csv: "CSV for spreadsheets, without formulas"
      case .markdown: "Markdown, as job summaries of CI show it"
      case .html: "one page for browsers, with charts and a table to search"
      case .github: "workflow commands of GitHub Actions, which annotate code"
      case .table: "a table for terminals"
      case .template: "what the Mustache template in FILE makes of the findings"
      }
    }
  }

  public let name: Name
  /// The file of a template.
  public let template: String?

  public init(_ name: Name) {
    self.name = name
    template = nil
  }

  /// Reads the name of a format, or `template:FILE`; nothing for what is neither.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let name = Name(rawValue: String(parts[0])) else { return nil }
    let template = parts.count == 2 ? String(parts[1]) : nil
    guard (name == .template) == (template?.isEmpty == false) else { return nil }
    self.name = name
    self.template = template
  }

  public var description: String { name.rawValue + (template.map { ":\($0)" } ?? "") }

  /// The JSON Schema of the format `json`.
  public static var schema: String { DocumentSchema.text }

  /// How all formats are named on the command line.
  public static var names: [String] {
    Name.allCases.map { $0 == .template ? "template:FILE" : $0.rawValue }
  }
}

extension OutputFormat {
  func exporter(_ context: ExportContext) throws(ConfigurationError) -> any Exporter {
    switch name {
    case .ndjson: LinesExporter()
    case .json: DocumentExporter()
    case .sarif: SARIFExporter(context)
    case .defectdojo: DefectDojoExporter()
    case .defectdojoCSV: DefectDojoCSVExporter()
    case .cyclonedx: CycloneDXExporter(context)
    case .openvex: OpenVEXExporter(context)
    case .csaf: CSAFExporter(context)
    case .gitlabSAST: GitLabSASTExporter(context)
    case .gitlabDependency: GitLabDependencyExporter(context)
    case .gitlabCodeQuality: GitLabCodeQualityExporter()
    case .junit: JUnitExporter()
    case .csv: CSVExporter()
    case .markdown: MarkdownExporter()
    case .html: HTMLExporter(context)
    case .github: GitHubExporter()
    case .table: TableExporter(context)
    case .template: try templateExporter(context)
    }
  }

  private func templateExporter(
    _ context: ExportContext
  ) throws(ConfigurationError) -> any Exporter {
    let path = template ?? ""
    guard let data = FileManager.default.contents(atPath: path) else {
      throw ConfigurationError("\(path): cannot be read")
    }
    do {
      return try TemplateExporter(String(decoding: data, as: UTF8.self), context)
    } catch {
      throw ConfigurationError("\(path): \(error)")
    }
  }
}
