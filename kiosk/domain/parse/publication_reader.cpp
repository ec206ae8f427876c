#include "kiosk/domain/parse/publication_reader.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/domain/parse/parts.h"

namespace kiosk::domain::parse {
namespace {

OfficeDocument read_office_document(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  OfficeDocument document;
  fields.integer("schema", Need::Required, schema_range, 1);
  document.title = fields.localized("title", Need::Required);
  document.paragraphs =
      fields.list("paragraphs", Need::Required, [](const JsonNode& paragraph, Findings& inner) {
        return read_localized(paragraph, inner, Need::Required);
      });
  fields.finish();
  if (document.paragraphs.empty()) findings.error(node, "the document has no paragraph");
  return document;
}

Notice read_notice(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Notice notice{.text = fields.localized("text", Need::Required),
                .from = fields.date("from", Need::Optional),
                .until = fields.date("until", Need::Optional)};
  fields.finish();
  const auto& wordings = notice.text;
  for (const auto text : {wordings.official(), wordings.id(), wordings.en(), wordings.su()}) {
    if (text.size() <= notice_characters) continue;
    findings.error(node, fmt::format("a notice has at most {} characters", notice_characters));
    break;
  }
  if (notice.from && notice.until && *notice.until < *notice.from) {
    findings.error(node, "the notice ends before it begins");
  }
  return notice;
}

}  // namespace

OfficeDocuments read_documents(const ContentFiles& files, SourceFiles& sources,
                               Findings& findings) {
  OfficeDocuments documents;
  for (std::size_t i = 0; i < document_count; ++i) {
    const auto path = file_of(static_cast<DocumentKind>(i));
    if (!sources.exists(path)) continue;
    const SourceFile* file = sources.find(path);
    if (file == nullptr) continue;
    const int errors_before = findings.errors();
    OfficeDocument document = read_office_document(file->tree, findings);
    if (findings.errors() == errors_before) documents[i] = std::move(document);
  }
  for (const auto& [path, text] : files.texts) {
    const bool known = std::ranges::any_of(
        std::array{DocumentKind::Declaration, DocumentKind::Ethics, DocumentKind::Integrity},
        [&](DocumentKind kind) { return path == file_of(kind); });
    if (!path.starts_with("documents/") || known) continue;
    findings.add({Severity::Warning, path, 1, "unused: no document of this name is shown"});
  }
  return documents;
}

std::vector<Notice> read_notices(SourceFiles& sources, Findings& findings) {
  if (!sources.exists(notices_path)) return {};
  const SourceFile* file = sources.find(notices_path);
  if (file == nullptr) return {};
  const int errors_before = findings.errors();
  Fields fields(file->tree, findings);
  fields.integer("schema", Need::Required, schema_range, 1);
  std::vector<Notice> notices = fields.list("notices", Need::Required, read_notice);
  fields.finish();
  if (notices.size() > most_notices) {
    findings.error(file->tree, fmt::format("at most {} notices", most_notices));
  }
  return findings.errors() == errors_before ? notices : std::vector<Notice>{};
}

Wifi read_wifi(const JsonNode& node, Findings& findings) {
  Fields fields(node, findings);
  Wifi wifi{.network = fields.text("network", Need::Required),
            .password = fields.text("password", Need::Optional)};
  fields.finish();
  const auto is_ascii = [](char c) { return c >= ' ' && c <= '~'; };
  if (wifi.network.empty() || wifi.network.size() > 32 ||
      !std::ranges::all_of(wifi.network, is_ascii)) {
    findings.error(node, "the network's name has 1 to 32 plain characters");
  }
  const auto length = wifi.password.size();
  if ((length != 0 && (length < 8 || length > 63)) ||
      !std::ranges::all_of(wifi.password, is_ascii)) {
    findings.error(node, "the password has 8 to 63 plain characters, or there is none");
  }
  return wifi;
}

}  // namespace kiosk::domain::parse
