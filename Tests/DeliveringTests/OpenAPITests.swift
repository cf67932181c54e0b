import Foundation
import Testing

@testable import Delivering

/// The server's own description of its API, where it lies beside the package.
@Suite struct OpenAPITests {
  private static let document: JSONValue? = {
    let file = Exchange.folder.appending(path: "openapi.json")
    return (try? Data(contentsOf: file)).flatMap {
      try? JSONDecoder().decode(JSONValue.self, from: $0)
    }
  }()

  private static let described = ConditionTrait.enabled(
    if: document != nil, "openapi.json is expected in ../shared/servers/defectdojo")

  @Test(described) func allFiltersOfTheServerAreKnown() throws {
    for type in resources { try checkFilters(type) }
  }

  private func checkFilters<Item: Resource>(_ type: Item.Type) throws {
    let parameters = try #require(
      OpenAPITests.document?["paths"]?["/\(Item.path)"]?["get"]?["parameters"]?.list)
    let names = Set(parameters.compactMap { $0["name"]?.text }).subtracting(["limit", "offset"])
    let sent = Set(Item.filters.flatMap(\.sentAs))
    #expect(names.subtracting(sent) == [], "\(Item.folder): unknown to the client")
    // `engagement_type` is none of the server's, and is compared here.
    let foreign = sent.subtracting(names).subtracting(["engagement_type"])
    #expect(foreign == [], "\(Item.folder): unknown to the server")
    let ownNames = Item.filters.map(\.field.name)
    #expect(Set(ownNames).count == ownNames.count, "\(Item.folder): a name twice")
    for parameter in parameters {
      guard let name = parameter["name"]?.text,
        let filter = Item.filters.first(where: { $0.field.name == name }),
        parameter["schema"]?["type"]?.text == "boolean"
      else { continue }
      #expect(filter.field.kind == .boolean, "\(Item.folder): \(name)")
    }
  }

  @Test(described) func allFieldsOfTheServerAreKnown() throws {
    for type in resources where !type.fields.isEmpty && type.folder != Endpoint.folder {
      let content = OpenAPITests.document?["paths"]?["/\(type.path)"]?["post"]?["requestBody"]?[
        "content"]?["application/json"]
      // Only DefectDojo 2 has `endpoints`; `relationship_data` is an object of any kind.
      try check(
        type.fields, content?["schema"], of: type.folder,
        apart: ["endpoints", "relationship_data"])
    }
  }

  @Test(described, arguments: ScanUpload.allCases)
  func allParametersOfUploadsAreKnown(_ upload: ScanUpload) throws {
    let content = OpenAPITests.document?["paths"]?["/api/v2/\(upload.rawValue)/"]?["post"]?[
      "requestBody"]?["content"]?["multipart/form-data"]
    try check(
      upload.parameters, content?["schema"], of: upload.rawValue, apart: ["file"])
  }

  private func check(
    _ fields: [Field], _ reference: JSONValue?, of subject: String, apart: Set<String>
  ) throws {
    let name = try #require(reference?["$ref"]?.text?.split(separator: "/").last)
    let schema = try #require(
      OpenAPITests.document?["components"]?["schemas"]?[String(name)])
    guard case .object(let properties) = schema["properties"] else {
      Issue.record("\(subject): no properties")
      return
    }
    let names = Set(properties.keys).subtracting(apart)
    #expect(Set(fields.map(\.name)).subtracting(apart) == names, "\(subject)")
    let required = Set((schema["required"]?.list ?? []).compactMap(\.text))
    #expect(Set(fields.filter(\.isRequired).map(\.name)) == required, "\(subject)")
    for field in fields {
      guard let property = properties[field.name] else { continue }
      if let most = property["maxLength"]?.int {
        let isKnown = field.kind == .text(most) || field.kind == .severity
        #expect(isKnown, "\(subject): \(field.name): \(field.kind)")
      }
      if case .choice(let choices) = field.kind, let known = property["enum"]?.list {
        #expect(Set(known.compactMap(\.text)).subtracting([""]) == Set(choices), "\(field.name)")
      }
      if property["type"]?.text == "boolean" { #expect(field.kind == .boolean, "\(field.name)") }
      if property["type"]?.text == "integer" { #expect(field.kind == .number, "\(field.name)") }
    }
  }
}
