# Undoes access rules of network security perimeters that perimetry proposed.
# Needs the module Az.Network, signed in (Connect-AzAccount).
#Requires -Modules Az.Network
param(
  # The id of the subscription of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
  [Parameter(Mandatory = $true)] [string] $SubscriptionId,
  # The resource group of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
  [Parameter(Mandatory = $true)] [string] $ResourceGroupName,
  # The name of the network security perimeter for the rules of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-data
  [Parameter(Mandatory = $true)] [string] $PerimeterName,
  # The name of the profile for the rules of nsp-data/defaultProfile
  [Parameter(Mandatory = $true)] [string] $ProfileName,
  # The id of the subscription of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
  [Parameter(Mandatory = $true)] [string] $SubscriptionId2,
  # The resource group of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
  [Parameter(Mandatory = $true)] [string] $ResourceGroupName2,
  # The name of the network security perimeter for the rules of /subscriptions/00000000-0000-0000-0000-000000000000/resourcegroups/rg-data/providers/microsoft.network/networksecurityperimeters/nsp-edge
  [Parameter(Mandatory = $true)] [string] $PerimeterName2,
  # The name of the profile for the rules of nsp-edge/defaultProfile
  [Parameter(Mandatory = $true)] [string] $ProfileName2
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

# Profile nsp-data/defaultProfile

$rule = @{
  SubscriptionId = $SubscriptionId
  ResourceGroupName = $ResourceGroupName
  SecurityPerimeterName = $PerimeterName
  ProfileName = $ProfileName
  Name = 'perimetry-inbound-prefixes'
}
Remove-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = $SubscriptionId
  ResourceGroupName = $ResourceGroupName
  SecurityPerimeterName = $PerimeterName
  ProfileName = $ProfileName
  Name = 'perimetry-inbound-subscriptions'
}
Remove-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = $SubscriptionId
  ResourceGroupName = $ResourceGroupName
  SecurityPerimeterName = $PerimeterName
  ProfileName = $ProfileName
  Name = 'perimetry-outbound-fqdns'
}
Remove-AzNetworkSecurityPerimeterAccessRule @rule

$rule = @{
  SubscriptionId = $SubscriptionId
  ResourceGroupName = $ResourceGroupName
  SecurityPerimeterName = $PerimeterName
  ProfileName = $ProfileName
  Name = 'tags.v1_'
}
Remove-AzNetworkSecurityPerimeterAccessRule @rule

# Profile nsp-edge/defaultProfile

$rule = @{
  SubscriptionId = $SubscriptionId2
  ResourceGroupName = $ResourceGroupName2
  SecurityPerimeterName = $PerimeterName2
  ProfileName = $ProfileName2
  Name = 'perimetry-inbound-prefixes'
}
Remove-AzNetworkSecurityPerimeterAccessRule @rule
