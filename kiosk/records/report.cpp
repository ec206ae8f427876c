#include "kiosk/records/report.h"

#include "kiosk/records/fields.h"

namespace kiosk::records {
namespace {

void add_header(ordered_json& record, const domain::ReportHeader& header) {
  record["requested"] = name_of(header.requested);
  record["class"] = name_of(header.classification.kind);
  record["reason"] = name_of(header.classification.reason);
  if (header.due) record["due"] = to_iso(*header.due);
  if (header.warn) record["warn"] = to_iso(*header.warn);
  record["subject"] = name_of(header.subject);
  if (!header.service_code.empty()) record["service"] = header.service_code;
  if (!header.sector.empty()) record["sector"] = header.sector;
  if (header.facility > 0) record["facility"] = header.facility;
  if (!header.officer_code.empty()) record["officer"] = header.officer_code;
  record["problem"] = name_of(header.problem);
  if (*sub_code_of(header.problem) != '\0') record["problem_sub"] = sub_code_of(header.problem);
  record["confidential"] = header.confidential;
  record["notice"] = {{"version", header.notice_version}, {"sha256_16", header.notice_digest}};
}

}  // namespace

Fact fact_of(const Report& report) {
  ordered_json record{{"schema", 2}, {"no", report.number}, {"kiosk", report.kiosk}};
  add_header(record, report.header);
  // The language of somebody without a name would only help to find out who it was.
  if (report.identity) record["lang"] = report.header.language;
  if (report.answer_by) record["answer_by"] = name_of(*report.answer_by);
  record["status"] = "DITERIMA";
  record["withdrawal_sha256"] = report.withdrawal_sha256;
  record["matter"] = to_json(report.matter);
  if (report.identity) record["identity"] = to_json(*report.identity);
  return {.chain = Chain::Voices, .kind = std::string{kinds::report}, .payload = text_of(record)};
}

std::optional<ParsedReport> parse_report(std::string_view payload) {
  const auto object = parse_object(payload);
  const auto schema = schema_of(object);
  auto number = text_at(object, "no");
  auto matter = sealed_at(object, "matter");
  if (!number || !matter || schema < 1 || schema > 2) return std::nullopt;
  const auto confidential = object.find("confidential");
  return ParsedReport{.number = std::move(*number),
                      .kiosk = text_or_empty(object, "kiosk"),
                      .requested = text_or_empty(object, "requested"),
                      .classification = text_or_empty(object, "class"),
                      .reason = text_or_empty(object, "reason"),
                      .due = text_or_empty(object, "due"),
                      .warn = text_or_empty(object, "warn"),
                      .subject = text_or_empty(object, "subject"),
                      .service_code = text_or_empty(object, "service"),
                      .sector = text_or_empty(object, "sector"),
                      .facility = number_at(object, "facility").value_or(0),
                      .officer_code = text_or_empty(object, "officer"),
                      .problem = text_or_empty(object, "problem"),
                      .problem_sub = text_or_empty(object, "problem_sub"),
                      .confidential = confidential != object.end() && *confidential == json(true),
                      .language = text_or_empty(object, "lang"),
                      .withdrawal_sha256 = text_or_empty(object, "withdrawal_sha256"),
                      .matter = std::move(*matter),
                      .identity = sealed_at(object, "identity"),
                      .answer_by = text_or_empty(object, "answer_by")};
}

}  // namespace kiosk::records
