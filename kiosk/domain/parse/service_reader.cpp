#include "kiosk/domain/parse/service_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/base/characters.h"
#include "kiosk/domain/parse/office_fit.h"
#include "kiosk/domain/parse/requirement_rules.h"
#include "kiosk/domain/parse/survey_reader.h"

namespace kiosk::domain::parse {
namespace {

constexpr std::array<std::pair<std::string_view, Risk>, 4> risk_names = {
    {{"RENDAH", Risk::Low},
     {"MENENGAH_RENDAH", Risk::MediumLow},
     {"MENENGAH_TINGGI", Risk::MediumHigh},
     {"TINGGI", Risk::High}}};

/// `SP` and three or four digits, as codes on slips have it.
bool is_service_code(std::string_view code) {
  return (code.size() == 5 || code.size() == 6) && code.starts_with("SP") &&
         std::ranges::all_of(code.substr(2), is_digit);
}

std::string digest_of(const std::vector<Digest>& parts) {
  std::vector<std::uint8_t> bytes;
  for (const Digest& part : parts) bytes.insert(bytes.end(), part.begin(), part.end());
  const Digest digest = sha256(bytes);
  std::string text;
  for (std::size_t i = 0; i < 8; ++i) text += fmt::format("{:02x}", digest[i]);
  return text;
}

Routing read_routing(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Routing routing{.complete = fields.identifier("LENGKAP", Need::Required),
                  .partial = fields.identifier("SEBAGIAN", Need::Required),
                  .unsuitable = fields.identifier("TIDAK_SESUAI", Need::Required),
                  .none = fields.identifier("NONE", Need::Required)};
  fields.finish();
  return routing;
}

BusinessCode read_business_code(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  BusinessCode code{.code = fields.text("code", Need::Required),
                    .edition = fields.integer("edition", Need::Required, {1990, 2100}, 0)};
  fields.finish();
  if (code.code.size() != 5 || !std::ranges::all_of(code.code, is_digit)) {
    findings.error(node, "a KBLI code has five digits");
  }
  return code;
}

}  // namespace

std::string flow_path(int classification) {
  return fmt::format("procedures/KL{:02}.json", classification);
}

std::optional<Service> ServiceReader::read(std::string_view path, std::string_view text) {
  const int errors_before = findings_.errors();
  const std::optional<SourceFile> source = read_source(path, text, findings_);
  if (!source) return std::nullopt;
  used_ = {source->digest};
  Service service = read_service(source->tree);
  if (office_ != nullptr) check_office_fit(service, *office_, source->tree, findings_);
  check_code(service, source->tree);
  if (findings_.errors() != errors_before) return std::nullopt;
  codes_.insert(service.code);
  service.digest = digest_of(used_);
  service.file = path;
  return service;
}

Service ServiceReader::read_service(const JsonNode& tree) {
  Fields fields(tree, findings_);
  Service service;
  read_identity(fields, service);
  read_codes(fields, service);
  service.titles = read_part(fields, "components", caches_.titles);
  if (const JsonNode* notes = fields.find("notes", Need::Optional)) {
    service.notes = read_notes(*notes, findings_);
  }
  read_components(fields, service);
  if (const JsonNode* routing = fields.find("routing", Need::Required)) {
    service.routing = read_routing(*routing, findings_);
  }
  service.survey_questions = fields.list("survey", Need::Optional, read_survey_question);
  check_unique(
      service.survey_questions, [](const SurveyQuestion& own) { return key_of(own.element); }, tree,
      "survey", findings_);
  fields.finish();
  return service;
}

void ServiceReader::check_code(const Service& service, const JsonNode& tree) {
  const JsonNode* code = find_member(tree, "code");
  if (code == nullptr) return;
  if (codes_.contains(service.code)) {
    findings_.error(*code, fmt::format("another file has the code {} already", service.code));
  }
  if (tree.file != fmt::format("services/{}.json", service.code)) {
    findings_.warning(*code, fmt::format("the file should be named {}.json", service.code));
  }
}

void ServiceReader::read_identity(Fields& fields, Service& service) {
  fields.integer("schema", Need::Required, schema_range, 1);
  service.number = fields.integer("no", Need::Required, {1, 9999}, 0);
  service.code = fields.identifier("code", Need::Required);
  service.revision = fields.text("rev", Need::Required);
  service.active = fields.boolean("active", true);
  service.agency = fields.identifier("agency", Need::Required);
  service.sector = fields.identifier("sector", Need::Optional);
  service.title = fields.localized("title", Need::Required);
  service.short_title = fields.localized("short_title", Need::Optional);
  service.standard_reference = fields.text("standard_reference", Need::Optional);
  service.reviewed_on = fields.date("reviewed_on", Need::Optional);
  if (!is_service_code(service.code)) {
    findings_.error(fields.node(), "\"code\" must be SP and three or four digits");
  }
}

void ServiceReader::read_codes(Fields& fields, Service& service) {
  const std::string group = fields.identifier("group", Need::Required);
  if (group.size() == 1) {
    service.group = group.front();
  } else {
    findings_.error(fields.node(), "\"group\" must be the letter of a queue group");
  }
  service.keywords = fields.texts("keywords");
  service.business_codes = fields.list("kbli", Need::Optional, read_business_code);
  service.risk = fields.choice("risk", Need::Optional, risk_names, Risk::Unstated);
}

void ServiceReader::read_components(Fields& fields, Service& service) {
  const JsonNode* requirements = fields.find("requirements", Need::Required);
  if (requirements != nullptr) {
    service.requirements = read_requirements(*requirements, findings_);
    check_requirements(service, *requirements, findings_);
  }
  if (const JsonNode* node = fields.find("procedure", Need::Required)) {
    service.procedure = read_whole_procedure(*node);
  }
  if (const JsonNode* node = fields.find("time", Need::Required)) {
    service.time = read_time(*node, findings_);
  }
  if (const JsonNode* node = fields.find("fee", Need::Required)) {
    service.fee = read_fee(*node, findings_);
  }
  if (const JsonNode* node = fields.find("products", Need::Required)) {
    service.products = read_products(*node, findings_);
  }
  service.legal = fields.list("legal", Need::Required, read_legal_basis);
  service.staff_count = fields.integer("staff_count", Need::Required, {1, 9999}, 0);
  service.complaints = read_part(fields, "complaints", caches_.complaints);
  service.facilities = read_part(fields, "facilities", caches_.facilities);
  service.competence = read_part(fields, "competence", caches_.competence);
  service.oversight = read_part(fields, "oversight", caches_.oversight);
  service.guarantees = read_part(fields, "guarantees", caches_.guarantees);
  service.safety = read_part(fields, "safety", caches_.safety);
  service.evaluation = read_part(fields, "evaluation", caches_.evaluation);
}

Procedure ServiceReader::read_whole_procedure(const JsonNode& node) {
  Procedure procedure = read_procedure(node, findings_);
  Fields fields(node, findings_);
  procedure.summary = read_part(fields, "summary", caches_.summary);
  for (const int reference : procedure.references) {
    const std::string path = flow_path(reference);
    if (!files_.exists(path)) continue;  // the annex need not be there
    const auto flow = caches_.flow.at(path, files_, findings_);
    if (!flow) continue;
    used_.push_back(files_.find(path)->digest);
    procedure.flows.push_back(*flow);
  }
  return procedure;
}

const SourceFile* ServiceReader::use_file(const JsonNode& at, std::string_view path) {
  const SourceFile* file = files_.find(path);
  if (file == nullptr) {
    const char* why = files_.exists(path) ? "cannot be used" : "does not exist";
    findings_.error(at, fmt::format("the included {} {}", path, why));
    return nullptr;
  }
  used_.push_back(file->digest);
  return file;
}

/// `"@common/x.json"`, an object with "@include" and members of its own, or the part itself.
template <class Part>
SharedPart<Part> ServiceReader::read_part(Fields& fields, std::string_view key,
                                          PartCache<Part>& cache) {
  const JsonNode* node = fields.find(key, Need::Required);
  if (node == nullptr) return {};
  if (const auto path = include_path(*node)) {
    if (use_file(*node, *path) == nullptr) return {};
    const auto part = cache.at(*path, files_, findings_);
    if (part) return *part;
    findings_.error(*node, fmt::format("the included {} cannot be used", *path));
    return {};
  }
  const JsonNode* include = find_member(*node, "@include");
  if (include == nullptr) return SharedPart<Part>(cache.read(*node, findings_));
  const auto path = include_path(*include);
  if (!path) {
    findings_.error(*include, "\"@include\" must name a file as @common/name.json");
    return {};
  }
  const SourceFile* file = use_file(*include, *path);
  if (file == nullptr) return {};
  return SharedPart<Part>(cache.read(merge_override(file->tree, *node), findings_));
}

}  // namespace kiosk::domain::parse
