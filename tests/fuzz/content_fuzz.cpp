// libFuzzer target: one file of arbitrary bytes as a service, a common part, the office, a
// document, the notices and a holiday calendar. Corpus: the files of config/.

#include <cstddef>
#include <cstdint>
#include <string>

#include "kiosk/domain/content_parser.h"
#include "kiosk/domain/search.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  kiosk::domain::ContentFiles files;
  for (const char* path :
       {"common/complaints.json", "common/components.json", "common/evaluation.json",
        "common/facilities.json", "common/guarantees.json", "common/safety.json",
        "documents/maklumat.json", "holidays/2026.json", "notices.json", "office.json",
        "procedures/KL07.json", "services/SP071.json"}) {
    files.texts.emplace(path, text);
  }
  const kiosk::domain::Content content = kiosk::domain::parse_content(files);
  const kiosk::domain::SearchIndex index(content);
  index.find_services(text);
  return 0;
}
