#!/usr/bin/env bash
# Undoes access rules of network security perimeters that perimetry proposed.
# Needs the Azure CLI with its extension nsp (az extension add --name nsp), signed in (az login).
# Takes these from the environment:
#   SUBSCRIPTION_ID  The id of the subscription of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
#   RESOURCE_GROUP_NAME  The resource group of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
#   PERIMETER_NAME  The name of the network security perimeter for the rules of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
#   PROFILE_NAME  The name of the profile for the rules of nsp-data/defaultProfile
#   SUBSCRIPTION_ID_2  The id of the subscription of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
#   RESOURCE_GROUP_NAME_2  The resource group of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
#   PERIMETER_NAME_2  The name of the network security perimeter for the rules of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
#   PROFILE_NAME_2  The name of the profile for the rules of nsp-edge/defaultProfile

set -euo pipefail
: "${SUBSCRIPTION_ID:?is to be set}"
: "${RESOURCE_GROUP_NAME:?is to be set}"
: "${PERIMETER_NAME:?is to be set}"
: "${PROFILE_NAME:?is to be set}"
: "${SUBSCRIPTION_ID_2:?is to be set}"
: "${RESOURCE_GROUP_NAME_2:?is to be set}"
: "${PERIMETER_NAME_2:?is to be set}"
: "${PROFILE_NAME_2:?is to be set}"
# `delete` asks before it deletes; this script is the answer.
export AZURE_CORE_DISABLE_CONFIRM_PROMPT=yes

# Profile nsp-data/defaultProfile

az network perimeter profile access-rule delete \
  --subscription "$SUBSCRIPTION_ID" \
  --resource-group "$RESOURCE_GROUP_NAME" \
  --perimeter-name "$PERIMETER_NAME" \
  --profile-name "$PROFILE_NAME" \
  --name perimetry-inbound-prefixes

az network perimeter profile access-rule delete \
  --subscription "$SUBSCRIPTION_ID" \
  --resource-group "$RESOURCE_GROUP_NAME" \
  --perimeter-name "$PERIMETER_NAME" \
  --profile-name "$PROFILE_NAME" \
  --name perimetry-inbound-subscriptions

az network perimeter profile access-rule delete \
  --subscription "$SUBSCRIPTION_ID" \
  --resource-group "$RESOURCE_GROUP_NAME" \
  --perimeter-name "$PERIMETER_NAME" \
  --profile-name "$PROFILE_NAME" \
  --name perimetry-outbound-fqdns

az network perimeter profile access-rule delete \
  --subscription "$SUBSCRIPTION_ID" \
  --resource-group "$RESOURCE_GROUP_NAME" \
  --perimeter-name "$PERIMETER_NAME" \
  --profile-name "$PROFILE_NAME" \
  --name tags.v1_

# Profile nsp-edge/defaultProfile

az network perimeter profile access-rule delete \
  --subscription "$SUBSCRIPTION_ID_2" \
  --resource-group "$RESOURCE_GROUP_NAME_2" \
  --perimeter-name "$PERIMETER_NAME_2" \
  --profile-name "$PROFILE_NAME_2" \
  --name perimetry-inbound-prefixes
