#!/usr/bin/env bash
# Access rules of network security perimeters, proposed by perimetry.
# Needs the Azure CLI with its extension nsp (az extension add --name nsp), signed in (az login).

set -euo pipefail

# Profile nsp-data/defaultProfile

# 198.51.100.0/30: 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
# 198.51.100.7/32: no evidence in the rule set
# 2001:db8::/48: 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
# 2001:db8:1::1/128: 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name perimetry-inbound-prefixes \
  --direction Inbound \
  --address-prefixes "['198.51.100.0/30','198.51.100.7/32','2001:db8::/48','2001:db8:1::1/128']"

# /subscriptions/11111111-1111-1111-1111-111111111111: 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name perimetry-inbound-subscriptions \
  --direction Inbound \
  --subscriptions "[{id:'/subscriptions/11111111-1111-1111-1111-111111111111'}]"

# a_1.example.org: 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
# b.example.com: 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name perimetry-outbound-fqdns \
  --direction Outbound \
  --fqdn "['a_1.example.org','b.example.com']"

# AzureDatabricksServerless.WestEurope: 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-data \
  --profile-name defaultProfile \
  --name tags.v1_ \
  --direction Inbound \
  --service-tags "['AzureDatabricksServerless.WestEurope']"

# Profile nsp-edge/defaultProfile

# 203.0.113.64/26: 4 peers (archive/PT1H.json, 198.51.100.1, archive/PT1H.json and 1 other); 1,204 events on 3 days, 2026-03-02T08:15:00.123Z to 2026-03-04T17:30:00Z; a record: archive/PT1H.json at byte 4,096, 612 bytes
az network perimeter profile access-rule create \
  --subscription 00000000-0000-0000-0000-000000000000 \
  --resource-group rg-data \
  --perimeter-name nsp-edge \
  --profile-name defaultProfile \
  --name perimetry-inbound-prefixes \
  --direction Inbound \
  --address-prefixes "['203.0.113.64/26']"
