#include "kiosk/domain/content_parser.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "tests/support/catch.h"
#include "tests/support/content_files.h"

using namespace kiosk::domain;
using nlohmann::ordered_json;
using test_support::with_edited;
using test_support::with_replaced;

namespace {

constexpr const char* service_path = "services/SP071.json";

ContentFiles shipped_files() {
  static const ContentFiles files = test_support::read_content_files();
  return files;
}

bool has_error(const Content& content, std::string_view part) {
  return std::ranges::any_of(content.findings, [&](const Finding& finding) {
    return finding.severity == Severity::Error && finding.message.contains(part);
  });
}

/// The edited service is refused, for that reason, and the reason has a line.
template <class Edit>
void check_service_refused(std::string_view reason, Edit edit) {
  INFO(reason);
  const Content content = parse_content(with_edited(service_path, edit));
  CHECK(content.services.empty());
  CHECK(has_error(content, reason));
  for (const Finding& finding : content.findings) CHECK(finding.line > 0);
}

ordered_json& item(ordered_json& service, const std::string& id) {
  for (ordered_json& candidate : service["requirements"]["items"]) {
    if (candidate["id"] == id) return candidate;
  }
  throw std::runtime_error("no item " + id);
}

int line_of(const std::string& text, const std::string& part) {
  const std::size_t at = text.find(part);
  REQUIRE(at != text.npos);
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(at);
  return 1 + static_cast<int>(std::count(text.begin(), end, '\n'));
}

}  // namespace

TEST_CASE("T0.2: of 300 services a malformed one is skipped with a reason", "[content]") {
  ContentFiles files = test_support::made_up_centre();
  std::string& broken = files.texts.at("services/SP1007.json");
  broken.resize(broken.size() / 2);
  const Content content = parse_content(files);
  CHECK(content.services.size() == 300);
  REQUIRE(content.findings.size() == 1);
  CHECK(content.findings[0].file == "services/SP1007.json");
  CHECK(content.findings[0].line > 1);
  CHECK(content.findings[0].message.starts_with("not JSON"));
}

TEST_CASE("T0.3: a service without one of the 14 components is refused", "[content]") {
  for (int i = 0; i < static_cast<int>(component_count); ++i) {
    const std::string key(key_of(static_cast<Component>(i)));
    check_service_refused("\"" + key + "\" is missing",
                          [&](ordered_json& service) { service.erase(key); });
  }
}

TEST_CASE("T0.3: components in the wrong part of the standard are refused", "[content]") {
  const Content content = parse_content(with_edited(
      "common/components.json", [](ordered_json& json) { json["components"][6]["part"] = "A"; }));
  CHECK(content.services.empty());
  CHECK(has_error(content, "component 7 must be"));
}

TEST_CASE("what the validator must refuse, it refuses", "[content]") {
  check_service_refused("does not exist",
                        [](ordered_json& json) { json["facilities"] = "@common/nothing.json"; });
  check_service_refused("is given twice",
                        [](ordered_json& json) { item(json, "A2")["id"] = "A1"; });
  check_service_refused("is given twice",
                        [](ordered_json& json) { item(json, "B5b")["id"] = "b5a"; });
  check_service_refused("unknown item",
                        [](ordered_json& json) { item(json, "A3")["depends_on"] = "Z9"; });
  check_service_refused("unknown item",
                        [](ordered_json& json) { item(json, "B6b")["same_as"] = "Z9"; });
  check_service_refused("unknown question", [](ordered_json& json) {
    item(json, "B6a")["applies_if"] = {{"nothing", {"QAQC"}}};
  });
  check_service_refused("no option of branch", [](ordered_json& json) {
    item(json, "B6a")["applies_if"] = {{"branch", {"QQ"}}};
  });
  check_service_refused("waits for itself",
                        [](ordered_json& json) { item(json, "A2")["depends_on"] = "A3"; });
  check_service_refused("waits for itself",
                        [](ordered_json& json) { item(json, "B1")["same_as"] = "B1"; });
  check_service_refused("the Indonesian text is empty", [](ordered_json& json) {
    item(json, "B1")["text"] = {{"en", "Has facilities"}};
  });
  check_service_refused("no agency", [](ordered_json& json) { json["agency"] = "NOBODY"; });
  check_service_refused("no queue group", [](ordered_json& json) { json["group"] = "Z"; });
  check_service_refused("no desk", [](ordered_json& json) { json["routing"]["NONE"] = "NOWHERE"; });
  check_service_refused("unknown note", [](ordered_json& json) { json["notes"].erase("N1"); });
  check_service_refused("unknown heading",
                        [](ordered_json& json) { item(json, "A1")["heading"] = "C"; });
  check_service_refused("whole number", [](ordered_json& json) { json["time"]["n"] = 7.5; });
  check_service_refused("whole number", [](ordered_json& json) { json["staff_count"] = "30"; });
  check_service_refused("does not know the value",
                        [](ordered_json& json) { json["fee"]["kind"] = "CHEAP"; });
  check_service_refused("legal_basis", [](ordered_json& json) { json["fee"]["kind"] = "FORMULA"; });
  check_service_refused("control character",
                        [](ordered_json& json) { json["rev"] = std::string("a\0b", 3); });
}

TEST_CASE("of two services with one code the later file is refused", "[content]") {
  ContentFiles files = shipped_files();
  files.texts["services/SP071b.json"] = files.texts.at(service_path);
  const Content content = parse_content(files);
  CHECK(content.services.size() == 1);
  CHECK(has_error(content, "another file has the code SP071"));
}

TEST_CASE("of a service and its copy the file that is named like the code is read", "[content]") {
  for (const auto* copy :
       {"services/SP071 - Copy.json", "services/A.json", "services/SP071b.json"}) {
    INFO(copy);
    ContentFiles files = shipped_files();
    auto& text = files.texts[copy];
    text = files.texts.at(service_path);
    const std::string name = "Commissioning";
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at)) {
      text.replace(at, name.size(), "LAMA");
    }
    const Content content = parse_content(files);
    REQUIRE(content.services.size() == 1);
    CHECK(content.services[0].file == service_path);
    CHECK(has_error(content, "another file has the code SP071"));
  }
}

TEST_CASE("an office without an active service is told so", "[content]") {
  const Content content =
      parse_content(with_edited(service_path, [](ordered_json& json) { json["active"] = false; }));
  CHECK(has_error(content, "no service is active"));
}

TEST_CASE("a text that turns the direction of reading is refused with its line", "[content]") {
  for (const auto* mark : {"\u202e", "\u2066", "\u200f"}) {
    const Content content = parse_content(with_edited(service_path, [&](ordered_json& json) {
      json["short_title"]["id"] = std::string{"Izin "} + mark + "gnudA";
    }));
    CHECK(has_error(content, "turns the direction"));
  }
}

TEST_CASE("a curly quote of a word processor is named", "[content]") {
  for (const auto* quote : {"\u201c", "\u201d"}) {
    ContentFiles files = shipped_files();
    files.texts.at(service_path) = std::string{"{\n  "} + quote + "code" + quote + ": 1}";
    const Content content = parse_content(files);
    REQUIRE_FALSE(content.findings.empty());
    CHECK(content.findings[0].message.contains("curly quote"));
    CHECK(content.findings[0].line == 2);
  }
}

TEST_CASE("a finding names the file and the line", "[content]") {
  ContentFiles files = shipped_files();
  std::string& text = files.texts.at(service_path);
  text = with_replaced(text, "\"staff_count\": 30", "\"staff_count\": 0");
  const int line = line_of(text, "\"staff_count\"");
  const Content content = parse_content(files);
  REQUIRE(content.findings.size() == 1);
  CHECK(content.findings[0].line == line);
  CHECK(to_string(content.findings[0]) ==
        "services/SP071.json:" + std::to_string(line) +
            ": error: \"staff_count\" must be a whole number from 1 to 9999");
}

TEST_CASE("a number at the end of a line has the line it stands on", "[content]") {
  ContentFiles files = shipped_files();
  files.texts[service_path] = "{\n\"schema\": 1,\n\"no\": 0\n}";
  const Content content = parse_content(files);
  const auto found = std::ranges::find_if(content.findings, [](const Finding& finding) {
    return finding.message.contains("\"no\" must");
  });
  REQUIRE(found != content.findings.end());
  CHECK(found->line == 3);
}

TEST_CASE("an error in an included part names that part's own file", "[content]") {
  ContentFiles files = shipped_files();
  std::string& text = files.texts.at("common/safety.json");
  text = with_replaced(text, "\"label\": \"2.\"", "\"label\": 2");
  const Content content = parse_content(files);
  CHECK(content.services.empty());
  REQUIRE(content.findings.size() == 2);
  CHECK(content.findings[0].file == "common/safety.json");
  CHECK(content.findings[0].line == line_of(text, "\"label\": 2"));
  CHECK(content.findings[1].file == service_path);
}

TEST_CASE("a key nobody knows is a warning with its line", "[content]") {
  const ContentFiles files =
      with_edited(service_path, [](ordered_json& json) { json["keyword"] = {"misspelt"}; });
  const Content content = parse_content(files);
  CHECK(content.services.size() == 1);
  REQUIRE(content.findings.size() == 1);
  CHECK(content.findings[0].severity == Severity::Warning);
  CHECK(content.findings[0].line == line_of(files.texts.at(service_path), "\"keyword\""));
}

TEST_CASE("a service may replace members of an included part", "[content]") {
  const Content content = parse_content(with_edited(service_path, [](ordered_json& json) {
    json["evaluation"] = {{"@include", "@common/evaluation.json"}, {"survey_per_year", 2}};
  }));
  const Service* service = find_service(content, "SP071");
  REQUIRE(service != nullptr);
  CHECK(service->evaluation->survey_per_year == 2);
  CHECK(service->evaluation->items.size() == 3);
  CHECK(content.common.evaluation->survey_per_year == 4);
}

TEST_CASE("a service may give a part of its own in place of the common one", "[content]") {
  const Content content = parse_content(with_edited(service_path, [](ordered_json& json) {
    json["oversight"] = {{"items", {{{"label", "1."}, {"text", {{"id", "Inspektorat"}}}}}}};
  }));
  const Service* service = find_service(content, "SP071");
  REQUIRE(service != nullptr);
  CHECK(service->oversight->items.size() == 1);
}

TEST_CASE("T2.2: a flow of the annex appears when its file does", "[content]") {
  ContentFiles files = shipped_files();
  files.texts["procedures/KL07.json"] = R"({"classification": 7, "title": {"id": "Alur 7"},
    "applies_when": {"id": "Izin baru"},
    "steps": [{"text": {"id": "Pendaftaran"}, "desk": "DAFTAR"}, {"text": {"id": "Terbit"}}]})";
  const Content content = parse_content(files);
  CHECK(content.findings.empty());
  const Service* service = find_service(content, "SP071");
  REQUIRE(service != nullptr);
  REQUIRE(service->procedure.flows.size() == 1);
  CHECK(service->procedure.flows[0]->classification == 7);
  CHECK(service->procedure.flows[0]->steps.size() == 2);
}

TEST_CASE("a flow that cannot be read is reported and the service goes on", "[content]") {
  ContentFiles files = shipped_files();
  files.texts["procedures/KL07.json"] = "{}";
  const Content content = parse_content(files);
  CHECK_FALSE(is_clean(content));
  const Service* service = find_service(content, "SP071");
  REQUIRE(service != nullptr);
  CHECK(service->procedure.flows.empty());
}

TEST_CASE("the digest of a service changes with its file and with its common parts", "[content]") {
  const auto digest = [](const ContentFiles& files) {
    const Content content = parse_content(files);
    REQUIRE(content.services.size() == 1);
    return content.services[0].digest;
  };
  const std::string before = digest(shipped_files());
  CHECK(before == digest(shipped_files()));
  CHECK(before != digest(with_edited(service_path, [](ordered_json& json) { json["rev"] = "b"; })));
  CHECK(before != digest(with_edited("common/safety.json", [](ordered_json& json) {
          json["items"].push_back({{"label", "4."}, {"text", {{"id", "Baru"}}}});
        })));
}

TEST_CASE("only the content folders' JSON files are content", "[content]") {
  CHECK(is_content_file("office.json"));
  CHECK(is_content_file("services/SP071.json"));
  CHECK(is_content_file("procedures/KL07.json"));
  CHECK(is_content_file("documents/maklumat.json"));
  CHECK(is_content_file("notices.json"));
  CHECK_FALSE(is_content_file("plans/lantai_1.svg"));
  CHECK_FALSE(is_content_file("services/old/SP071.json"));
  CHECK_FALSE(is_content_file("services/.json"));
  CHECK_FALSE(is_content_file("schema/service.schema.json"));
  CHECK_FALSE(is_content_file("kiosk.toml"));
}

TEST_CASE("hostile files are refused within limits", "[content]") {
  const auto refused = [](std::string text, std::string_view reason) {
    ContentFiles files = shipped_files();
    files.texts.at(service_path) = std::move(text);
    const Content content = parse_content(files);
    INFO(reason);
    CHECK(content.services.empty());
    CHECK(has_error(content, reason));
  };
  refused(std::string(100'000, '['), "nests too deep");
  refused(std::string(10'000'000, ' '), "too long");
  refused("{\"a\": 1, \"a\": 2}", "given twice");
  refused("{\"a\": \"\xC3\x28\"}", "not JSON");
  refused(std::string("{\"a\": \"\0\"}", 10), "not JSON");
  refused("{\"a\": 1e999}", "not JSON");
  refused("{\"no\": 99999999999999999999}", "whole number");
  refused("[]", "not a JSON object");
  refused("", "not JSON");
  std::string many = "{\"a\": [0";
  for (int i = 0; i < 150'000; ++i) many += ",0";
  refused(many + "]}", "too many values");
}
