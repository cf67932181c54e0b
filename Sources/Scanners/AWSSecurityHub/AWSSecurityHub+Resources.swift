import FindingModel
import ReportReading
import ScannerKit

extension AWSSecurityHub {
  /// What a finding is about: instances, images, buckets, accounts.
  struct Resources {
    /// The type of the last resource.
    private(set) var component: String?
    /// The last resource, as it ends the title.
    private(set) var titleSuffix = ""
    /// A line or several of each resource.
    private(set) var impact = ""
    private var resources: [(type: String?, id: String)] = []

    init(_ list: JSON) throws {
      for resource in list {
        let id = try resource["Id"].requiredText()
        let type = resource["Type"].text
        resources.append((type, id))
        component = type
        if type == "AwsEcrContainerImage" {
          addImage(id, resource["Details"]["AwsEcrContainerImage"])
        } else {
          let name = String(id.utf8Suffix(behind: UInt8(ascii: ":")))
          addImpact("Resource: " + name)
          titleSuffix = " - Resource: " + name
        }
      }
    }

    /// The IDs in the order of their characters, each once.
    var ids: String {
      if resources.count == 1 { return resources[0].id }
      let unique = Set(resources.lazy.map(\.id).filter { !$0.isEmpty })
      return unique.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.joined(separator: ", ")
    }

    /// The resources, or those of some types, by the names that the reference gives them as hosts.
    func hosts(of types: Set<String>? = nil) -> [Location] {
      resources.compactMap { type, id in
        if let types, !types.contains(type ?? "") { return nil }
        let name = joined(type ?? "None", "_", id).utf8.map {
          $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/") ? UInt8(ascii: "_") : $0
        }
        return .url(URLLocation(host: String(decoding: name, as: UTF8.self)))
      }
    }

    private mutating func addImage(_ id: String, _ details: JSON) {
      if details.isTruthy {
        addImpact("Image ARN: " + id)
        addImpact("Registry: " + details["RegistryId"].pythonText)
        addImpact("Repository: " + details["RepositoryName"].pythonText)
        addImpact("Image digest: " + details["ImageDigest"].pythonText)
        addImpact("Image tags: " + details["ImageTags"].joinedTexts(separator: ","))
      }
      // Behind the first slash stand the repository and the digest.
      let slash = id.utf8.firstIndex(of: UInt8(ascii: "/"))
      titleSuffix = " - Image: " + (slash.map { String(id[id.utf8.index(after: $0)...]) } ?? id)
    }

    private mutating func addImpact(_ line: String) {
      if !impact.isEmpty { impact += "\n" }
      impact += line
    }
  }
}

extension String {
  /// What stands behind the last such byte; the whole text where there is none.
  fileprivate func utf8Suffix(behind byte: UInt8) -> Substring {
    utf8.lastIndex(of: byte).map { self[utf8.index(after: $0)...] } ?? self[...]
  }
}
