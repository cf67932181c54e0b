import Delivering
import Foundation

/// What writing does.
extension StandInDejaCode {
  func create(_ json: Row) -> StandInAnswer {
    let names = ["request_template", "title"].filter { json[$0] == nil }
    if !names.isEmpty {
      return StandInAnswer(
        400, .object(.init(uniqueKeysWithValues: names.map { ($0, ["This field is required."]) })))
    }
    let name = json["request_template"]?.text ?? ""
    guard
      let template = objects["request_templates"]?.first(where: {
        $0["name"]?.text == name || ($0["uuid"]?.text).map(name.contains) == true
      })
    else {
      return StandInAnswer(400, ["request_template": ["Invalid hyperlink - No URL match."]])
    }
    if let fault = fault(in: json, of: template) { return fault }
    let uuid = json["uuid"]?.text ?? UUID().uuidString.lowercased()
    if requests.contains(where: { $0["uuid"] == .text(uuid) }) {
      return StandInAnswer(
        400,
        [
          .text(
            "duplicate key value violates unique constraint \"workflow_request_uniq\"\nDETAIL:  "
              + "Key (dataspace_id, uuid)=(2, \(uuid)) already exists.")
        ])
    }
    let time = now()
    var row = json.filter { StandInDejaCode.writable.contains($0.key) }
    let address = "http://dejacode.example.com/api/v2/requests/\(uuid)/"
    row.merge([
      "uuid": .text(uuid), "api_url": .text(address),
      "absolute_url": .text("http://dejacode.example.com/requests/\(uuid)/"),
      "request_template": template["api_url"] ?? .null,
      "request_template_name": template["name"] ?? .null,
      "content_type": template["content_type"] ?? .null, "requester": .text(user),
      "created_date": .text(time), "last_modified_date": .text(time), "comments": [],
    ]) { _, new in new }
    let defaults: Row = [
      "status": "open", "priority": nil, "assignee": nil, "product_context": nil, "notes": "",
      "serialized_data": [:], "is_private": false, "content_object": nil, "cc_emails": nil,
      "content_object_display_name": nil, "last_modified_by": nil, "dataspace": "Acme",
    ]
    row.merge(defaults) { given, _ in given }
    requests.append(row)
    return StandInAnswer(201, .object(row), headers: [NamedText("Location", address)])
  }

  private static let writable: Set<String> = [
    "title", "status", "priority", "assignee", "product_context", "notes", "serialized_data",
    "is_private", "content_object", "cc_emails",
  ]

  private func fault(in json: Row, of template: Row) -> StandInAnswer? {
    func refuse(_ name: String, _ text: String) -> StandInAnswer {
      StandInAnswer(400, .object([name: [.text(text)]]))
    }
    if (json["title"]?.text ?? "").unicodeScalars.count > 255 {
      return refuse("title", "Ensure this field has no more than 255 characters.")
    }
    if let object = json["content_object"]?.text {
      guard object.split(separator: "/").count > 4 else {
        return StandInDejaCode.page(500, "Server error (500)")
      }
      guard template["include_applies_to"] == true else {
        return refuse("content_object", "Content object not available on this RequestTemplate.")
      }
      guard object.contains("/\(template["content_type"]?.text ?? "")s/") else {
        return refuse("content_object", "Invalid Object type.")
      }
    }
    if let label = json["priority"]?.text, !["Low", "High", "Urgent"].contains(label) {
      return refuse("priority", "Object with label=\(label) does not exist.")
    }
    switch json["serialized_data"] {
    case nil, .object([:]): return nil
    case .object(let answers):
      let questions = template["questions"]?.list ?? []
      for label in answers.keys where !questions.contains(where: { $0["label"]?.text == label }) {
        return refuse("serialized_data", "Invalid data content.")
      }
      for question in questions {
        let label = question["label"]?.text ?? ""
        if question["input_type"] == "BooleanField" {
          guard case .bool = answers[label] else {
            return refuse("serialized_data", "\"\(label)\" is required.")
          }
        } else if question["is_required"] == true, (answers[label]?.text ?? "").isEmpty {
          return refuse("serialized_data", "\"\(label)\" is required.")
        } else if question["input_type"] == "DateField", let text = answers[label]?.text,
          !text.isEmpty, text.split(separator: "-").map(\.count) != [4, 2, 2]
        {
          return refuse("serialized_data", "Invalid date format.")
        }
      }
      return nil
    default: return refuse("serialized_data", "Invalid data content.")
    }
  }

  func update(_ request: StandInRequest, _ uuid: String) -> StandInAnswer {
    guard let place = visible(uuid) else { return StandInDejaCode.missing }
    guard case .object(let json) = request.json else {
      return StandInDejaCode.detail(400, "JSON parse error")
    }
    if request.method == "PUT", json["title"] == nil {
      return StandInAnswer(400, ["title": ["This field is required."]])
    }
    requests[place].merge(json.filter { StandInDejaCode.writable.contains($0.key) }) { $1 }
    requests[place]["last_modified_by"] = .text(user)
    requests[place]["last_modified_date"] = .text(now())
    return StandInAnswer(200, .object(requests[place]))
  }

  func comment(_ request: StandInRequest, _ uuid: String) -> StandInAnswer {
    guard let place = visible(uuid) else { return StandInDejaCode.missing }
    guard let text = request.json?["text"]?.text, !text.trimmed.isEmpty else {
      return StandInAnswer(400, ["text": ["This field may not be blank."]])
    }
    let time = JSONValue.text(now())
    let comment: JSONValue = [
      "uuid": .text(UUID().uuidString.lowercased()), "user": .text(user),
      "text": .text(text.trimmed), "created_date": time, "last_modified_date": time,
    ]
    requests[place]["comments"] = .list((requests[place]["comments"]?.list ?? []) + [comment])
    return StandInAnswer(201, ["status": "Comment added."])
  }
}
