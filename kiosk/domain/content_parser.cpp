#include "kiosk/domain/content_parser.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "kiosk/domain/parse/office_reader.h"
#include "kiosk/domain/parse/publication_reader.h"
#include "kiosk/domain/parse/service_reader.h"
#include "kiosk/domain/parse/survey_reader.h"

namespace kiosk::domain {
namespace {

using parse::Findings;

constexpr std::string_view facilities_path = "common/facilities.json";

constexpr std::array<std::string_view, 5> content_folders = {"services/", "common/", "procedures/",
                                                             "holidays/", "documents/"};

constexpr std::string_view privacy_path = "common/privacy.json";

/// Somewhere in the text stands `"code": "SP071"`. Nothing is judged by it but the order.
bool gives_code(std::string_view text, std::string_view code) {
  constexpr std::string_view member = "\"code\"";
  const auto wanted = fmt::format("\"{}\"", code);
  for (auto at = text.find(member); at != text.npos; at = text.find(member, at + 1)) {
    auto rest = text.substr(at + member.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n:"), rest.size()));
    if (rest.starts_with(wanted)) return true;
  }
  return false;
}

/// Files that are named like their code come first: of two with the same code, such as the copy
/// that somebody made before editing, the one with the right name is read.
std::vector<std::string_view> service_files(const ContentFiles& files) {
  constexpr std::string_view folder = "services/";
  constexpr std::string_view ending = ".json";
  std::vector<std::string_view> paths;
  std::vector<std::string_view> others;
  for (const auto& [path, text] : files.texts) {
    if (!path.starts_with(folder) || !is_content_file(path)) continue;
    const auto name = std::string_view{path}.substr(folder.size());
    const bool is_named = gives_code(text, name.substr(0, name.size() - ending.size()));
    (is_named ? paths : others).emplace_back(path);
  }
  paths.insert(paths.end(), others.begin(), others.end());
  return paths;
}

std::vector<Service> read_services(const ContentFiles& files, parse::ServiceReader& reader,
                                   Findings& findings) {
  std::vector<Service> services;
  for (const auto path : service_files(files)) {
    if (services.size() >= content_limits::services) {
      findings.add({Severity::Error, std::string{path}, 0, "there are too many services"});
      break;
    }
    if (std::optional<Service> service = reader.read(path, files.texts.find(path)->second)) {
      services.push_back(std::move(*service));
    }
  }
  std::ranges::sort(services, [](const Service& left, const Service& right) {
    return std::tie(left.number, left.code) < std::tie(right.number, right.code);
  });
  return services;
}

/// Ahead of the services, so that an error in a flow is nobody else's: they go on without it.
void load_flows(const ContentFiles& files, parse::SourceFiles& sources, parse::PartCaches& caches,
                Findings& findings) {
  for (const auto& [path, text] : files.texts) {
    if (!path.starts_with("procedures/") || !is_content_file(path)) continue;
    const auto flow = caches.flow.at(path, sources, findings);
    if (!flow) continue;
    const std::string expected = parse::flow_path((*flow)->classification);
    if (path == expected) continue;
    findings.add({Severity::Warning, path, 1, "unused: its name must be " + expected});
  }
}

template <class Part>
void read_common_part(SharedPart<Part>& part, std::string_view path, parse::PartCache<Part>& cache,
                      parse::SourceFiles& files, Findings& findings) {
  if (const auto read = cache.at(path, files, findings)) part = *read;
}

CommonParts read_common(parse::SourceFiles& files, parse::PartCaches& caches, Findings& findings) {
  CommonParts common;
  const auto read = [&](auto& part, std::string_view path, auto& cache) {
    read_common_part(part, path, cache, files, findings);
  };
  read(common.complaints, "common/complaints.json", caches.complaints);
  read(common.facilities, facilities_path, caches.facilities);
  read(common.competence, "common/competence.json", caches.competence);
  read(common.oversight, "common/oversight.json", caches.oversight);
  read(common.guarantees, "common/guarantees.json", caches.guarantees);
  read(common.safety, "common/safety.json", caches.safety);
  read(common.evaluation, "common/evaluation.json", caches.evaluation);
  parse::PartCache<SurveyQuestions> surveys{parse::read_survey};
  read(common.survey, parse::survey_path, surveys);
  if (const auto* file = files.find(privacy_path)) {
    read(common.privacy, privacy_path, caches.privacy);
    auto notice = *common.privacy;
    notice.digest = to_hex(file->digest).substr(0, 16);
    common.privacy = SharedPart<PrivacyNotice>(std::move(notice));
  }
  return common;
}

}  // namespace

bool is_content_file(std::string_view path) {
  constexpr std::string_view extension = ".json";
  if (path == parse::office_path || path == parse::roster_path || path == parse::notices_path) {
    return true;
  }
  if (!path.ends_with(extension)) return false;
  return std::ranges::any_of(content_folders, [&](std::string_view folder) {
    return path.starts_with(folder) && path.size() > folder.size() + extension.size() &&
           path.find('/', folder.size()) == path.npos;
  });
}

Content parse_content(const ContentFiles& files) {
  Content content;
  Findings findings;
  parse::SourceFiles sources(files, findings);
  parse::PartCaches caches;
  const auto facilities = caches.facilities.at(facilities_path, sources, findings);
  std::optional<Office> office =
      parse::read_office(sources, facilities ? **facilities : Facilities{}, findings);
  load_flows(files, sources, caches, findings);
  parse::ServiceReader reader(sources, caches, office ? &*office : nullptr, findings);
  content.services = read_services(files, reader, findings);
  // Where files were refused, their own findings say why there is none.
  if (findings.errors() == 0 && std::ranges::none_of(content.services, &Service::active)) {
    findings.add({Severity::Error, "services", 0, "no service is active: none can be asked for"});
  }
  content.common = read_common(sources, caches, findings);
  content.roster = parse::read_roster(sources, findings);
  if (office) content.office = std::move(*office);
  content.documents = parse::read_documents(files, sources, findings);
  content.notices = parse::read_notices(sources, findings);
  content.holidays = parse::read_holidays(files, findings);
  content.findings = findings.take();
  return content;
}

}  // namespace kiosk::domain
