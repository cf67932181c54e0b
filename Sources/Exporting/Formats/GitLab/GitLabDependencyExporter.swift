package import FindingModel

/// GitLab's report of dependency scanning: findings in components.
///
/// Format: <https://docs.gitlab.com/user/application_security/dependency_scanning/>
package struct GitLabDependencyExporter: Exporter {
  package let separator: StaticString = ",\n"
  private let report: GitLabReport
  private var notes = Remarks()
  private var files: [File: Set<Package>] = [:]

  private struct File: Sendable, Hashable {
    var path: String
    var manager: String
  }

  private struct Package: Sendable, Hashable {
    var name: String
    var version: String
  }

  package init(_ context: ExportContext) {
    report = GitLabReport(context: context, kind: "dependency_scanning")
  }

  package mutating func begin(_ bytes: inout JSONBytes) {
    bytes.raw("{\"version\":\"\(GitLabReport.version)\",\"vulnerabilities\":[\n")
  }

  package mutating func write(
    _ finding: Finding, in report: String, to bytes: inout JSONBytes
  ) -> Int {
    guard let name = finding.componentName, !name.isEmpty else {
      notes.add("# findings in no component, which the format has no place for", at: finding.title)
      return 0
    }
    let package = Package(name: name, version: finding.componentVersion ?? "")
    let path = finding.filePath.flatMap { $0.isEmpty ? nil : $0 } ?? report
    files[File(path: path, manager: finding.packageManager), default: []].insert(package)
    bytes.object { json in
      self.report.vulnerability(finding, number: GitLabReport.id(of: finding, in: report), &json)
      json.object("location") { json in
        json.member("file", path)
        json.object("dependency") { write(package, &$0) }
      }
    }
    return 1
  }

  package mutating func join(_ part: GitLabDependencyExporter) {
    notes.join(part.notes)
    files.merge(part.files) { $0.union($1) }
  }

  package mutating func end(_ bytes: inout JSONBytes) {
    bytes.raw("\n],")
    let sorted = files.sorted { ($0.key.path, $0.key.manager) < ($1.key.path, $1.key.manager) }
    bytes.list("dependency_files", sorted) { json, file in
      json.object { json in
        json.member("path", file.key.path)
        json.member("package_manager", file.key.manager)
        let packages = file.value.sorted { ($0.name, $0.version) < ($1.name, $1.version) }
        json.list("dependencies", packages) { json, package in
          json.object { write(package, &$0) }
        }
      }
    }
    bytes.raw(",")
    report.scan(&bytes)
    bytes.raw("}\n")
  }

  private func write(_ package: Package, _ json: inout JSONBytes) {
    json.object("package") { $0.member("name", package.name) }
    json.member("version", package.version)
  }

  package var remarks: [String] { notes.lines }
}

extension Finding {
  /// By the ecosystem, as GitLab's own analyzers call it.
  fileprivate var packageManager: String {
    let type = purl.flatMap { try? PackageURL($0) }?.type ?? ""
    let names = [
      "npm": "npm", "pypi": "pip", "maven": "maven", "golang": "go", "gem": "bundler",
      "composer": "composer", "nuget": "nuget", "cargo": "cargo", "conan": "conan", "deb": "apt",
      "rpm": "rpm", "apk": "apk", "swift": "swift", "pub": "pub", "hex": "mix",
    ]
    return names[type] ?? (type.isEmpty ? "unknown" : type)
  }
}
