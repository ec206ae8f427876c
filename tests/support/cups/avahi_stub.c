// Stands in for libavahi, so that ippeveprinter starts where no avahi daemon runs: it insists on
// announcing itself. Every call succeeds and nothing is announced. Preloaded by the CUPS tests.
#include <stddef.h>

static int anything[16];

void* avahi_threaded_poll_new(void) { return anything; }
const void* avahi_threaded_poll_get(void* poll) { return poll; }
int avahi_threaded_poll_start(void* poll) { return poll == NULL; }
void avahi_threaded_poll_lock(void* poll) { (void)poll; }
void avahi_threaded_poll_unlock(void* poll) { (void)poll; }

void* avahi_client_new(const void* api, int flags, void* callback, void* context, int* error) {
  (void)api, (void)flags, (void)callback, (void)context;
  if (error != NULL) *error = 0;
  return anything;
}
int avahi_client_errno(void* client) { return client == NULL; }
const char* avahi_client_get_host_name_fqdn(void* client) {
  (void)client;
  return "localhost";
}

void* avahi_entry_group_new(void* client, void* callback, void* context) {
  (void)client, (void)callback, (void)context;
  return anything;
}
int avahi_entry_group_free(void* group) { return group == NULL; }
int avahi_entry_group_commit(void* group) { return group == NULL; }
int avahi_entry_group_add_service_strlst(void* group, ...) { return group == NULL; }
int avahi_entry_group_add_service_subtype(void* group, ...) { return group == NULL; }

void* avahi_string_list_add_printf(void* list, const char* format, ...) {
  (void)format;
  return list;
}
void avahi_string_list_free(void* list) { (void)list; }
