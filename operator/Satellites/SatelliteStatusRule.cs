using System.Globalization;
using SpaceCloud.Api;
using SpaceCloud.Api.Json;
using SpaceCloud.Api.Rules;
using SpaceCloud.Api.Wire;
using SpaceCloud.Operator.Conditions;
using SpaceCloud.Operator.Nodes;
using SpaceCloud.Orbit;

namespace SpaceCloud.Operator.Satellites;

/// <summary>
/// What the ground says of a satellite. What only the satellite can know is Unknown with reason OutOfContact as soon as its
/// last report is old; what the ground judges itself stays True or False. Messages hold no figure that runs by itself.
/// </summary>
internal static class SatelliteStatusRule
{
    /// <summary>Reason of what cannot be known while the satellite is silent.</summary>
    public const string OutOfContact = "OutOfContact";

    /// <summary>A report is taken for the present this long after it was measured.</summary>
    public static readonly TimeSpan ReportHolds = TimeSpan.FromMinutes(15);

    /// <summary>The status. Pure.</summary>
    public static SatelliteStatus StatusOf(SatelliteObservation seen)
    {
        Satellite satellite = seen.Satellite;
        SatelliteStatus? stored = satellite.Status;
        ConditionSet conditions = new(stored?.Conditions ?? [], satellite.Metadata.Generation, seen.RealNowUtc);
        ContactWindow? contact = NextBooked(seen);
        SayReady(seen, conditions);
        SayInContact(seen, contact, conditions);
        SayMeasured(seen, conditions);
        conditions.Say(ConditionTypes.EphemerisFresh, seen.Ephemeris.IsFresh, seen.Ephemeris.Reason, seen.Ephemeris.Message);
        SayOverdue(seen, conditions);

        (SubSatellitePoint? point, bool? sunlit) = Where(seen.Ephemeris.Orbit, seen.NowUtc);
        return new SatelliteStatus(
            satellite.Metadata.Generation,
            conditions.Conditions,
            point,
            sunlit,
            seen.Telemetry is { } telemetry ? Math.Round(telemetry.StateOfChargePercent, 2) : stored?.StateOfChargePercent,
            seen.Telemetry is { } warm ? Math.Round(warm.TemperatureCelsius, 2) : stored?.TemperatureCelsius,
            seen.Telemetry?.AtUtc ?? stored?.ReportedAtUtc,
            seen.Telemetry is null ? stored?.Basis : ReportBasis.Measured,
            seen.LastHeardUtc ?? stored?.LastHeardUtc,
            seen.Ephemeris.AgeHours is { } age ? Math.Round(age, 1) : null,
            contact is null ? null : new NextContact(contact.Metadata.Name!, contact.Spec.Station ?? "", contact.Spec.AosUtc, contact.Spec.LosUtc),
            seen.Silence.MissedContacts,
            stored?.BundleVersion, // the bundles room's; the write is guarded by the version it was read at
            seen.Telemetry?.BundleVersion ?? stored?.BundleVersionOnBoard,
            seen.Telemetry is { } telemetered ? Payload(telemetered) : stored?.PayloadTemperatureCelsius);
    }

    private static double? Payload(Telemetry telemetry) => telemetry.PayloadTemperatureCelsius is { } celsius ? Math.Round(celsius, 2) : null;

    private static ContactWindow? NextBooked(SatelliteObservation seen) => seen.Windows
        .Where(window => window.Spec.LosUtc > seen.NowUtc && BookedContacts.IsBooked(window))
        .OrderBy(window => window.Spec.AosUtc).ThenBy(window => window.Metadata.Name, StringComparer.Ordinal)
        .FirstOrDefault();

    private static void SayReady(SatelliteObservation seen, ConditionSet conditions)
    {
        if (seen.Violations.Count > 0 && !(seen.Ephemeris.Orbit is null && seen.Violations.All(IsOfElements)))
        {
            conditions.Say(ConditionTypes.Ready, false, "Misconfigured", string.Join("; ", seen.Violations));
        }
        else if (!seen.Ephemeris.IsFresh)
        {
            conditions.Say(ConditionTypes.Ready, false, seen.Ephemeris.Reason, seen.Ephemeris.Message);
        }
        else if (seen.NodeProblem is { } problem)
        {
            conditions.Say(ConditionTypes.Ready, false, ConditionTypes.NodeNameTaken, problem);
        }
        else if (seen.Silence is { Kind: SilenceKind.Overdue } silence)
        {
            conditions.Say(ConditionTypes.Ready, false, silence.Lost ? "Lost" : "Overdue", "nothing was heard in a booked contact");
        }
        else if (seen.LastHeardUtc is null)
        {
            conditions.SayUnknown(ConditionTypes.Ready, OutOfContact, "it was not heard yet; work is planned for it by its contact plan");
        }
        else
        {
            conditions.Say(ConditionTypes.Ready, true, "AsPlanned", "heard as planned; it can be given work");
        }
    }

    private static bool IsOfElements(RuleViolation violation) => violation.Path is "spec.orbit"
        || violation.Path.StartsWith("spec.orbit.tle", StringComparison.Ordinal)
        || violation.Path.StartsWith("spec.orbit.omm", StringComparison.Ordinal);

    private static void SayInContact(SatelliteObservation seen, ContactWindow? contact, ConditionSet conditions)
    {
        bool open = contact is not null && contact.Spec.AosUtc <= seen.NowUtc;
        if (!open)
        {
            conditions.Say(ConditionTypes.InContact, false, OutOfContact, "no booked contact is open");
        }
        else if (seen.LastHeardUtc >= contact!.Spec.AosUtc)
        {
            conditions.Say(ConditionTypes.InContact, true, "Heard", $"heard in {contact.Metadata.Name}");
        }
        else
        {
            conditions.SayUnknown(ConditionTypes.InContact, "Awaited", $"{contact.Metadata.Name} is open, nothing was heard in it yet");
        }
    }

    private static void SayMeasured(SatelliteObservation seen, ConditionSet conditions)
    {
        if (seen.TelemetryProblem is { } problem)
        {
            conditions.SayUnknown(ConditionTypes.PowerOK, "TelemetryUnreadable", problem);
            conditions.SayUnknown(ConditionTypes.ThermalOK, "TelemetryUnreadable", problem);
            return;
        }

        if (seen.Telemetry is not { } telemetry || seen.NowUtc - telemetry.AtUtc > ReportHolds)
        {
            string message = seen.Telemetry is { } old ? $"last report of {UtcText.Write(Whole(old.AtUtc))}" : "no report yet";
            conditions.SayUnknown(ConditionTypes.PowerOK, OutOfContact, message);
            conditions.SayUnknown(ConditionTypes.ThermalOK, OutOfContact, message);
            return;
        }

        SatellitePower power = seen.Satellite.Spec.Power;
        SatelliteThermal thermal = seen.Satellite.Spec.Thermal;
        bool charged = telemetry.StateOfChargePercent >= power.MinStateOfChargePercent;
        bool cool = telemetry.TemperatureCelsius >= thermal.MinTemperatureCelsius && telemetry.TemperatureCelsius <= thermal.MaxTemperatureCelsius
            && !(telemetry.PayloadTemperatureCelsius > thermal.Payload?.MaxTemperatureCelsius);
        string payload = (telemetry.PayloadTemperatureCelsius, thermal.Payload) is ({ } celsius, { } limits)
            ? string.Create(CultureInfo.InvariantCulture, $"; payload {celsius:0.0} °C, limit {limits.MaxTemperatureCelsius:0.#} °C")
            : "";
        string at = UtcText.Write(Whole(telemetry.AtUtc));
        conditions.Say(
            ConditionTypes.PowerOK,
            charged,
            charged ? "AboveFloor" : "BelowFloor",
            string.Create(CultureInfo.InvariantCulture, $"state of charge {telemetry.StateOfChargePercent:0.0} %, floor {power.MinStateOfChargePercent:0.#} %, at {at}"));
        conditions.Say(
            ConditionTypes.ThermalOK,
            cool,
            cool ? "InsideBand" : "OutsideBand",
            string.Create(CultureInfo.InvariantCulture, $"{telemetry.TemperatureCelsius:0.0} °C, band {thermal.MinTemperatureCelsius:0.#} to {thermal.MaxTemperatureCelsius:0.#} °C{payload}, at {at}"));
    }

    private static void SayOverdue(SatelliteObservation seen, ConditionSet conditions)
    {
        switch (seen.Silence)
        {
            case { Kind: SilenceKind.Overdue } silence:
                string since = silence.Since is { } missed
                    ? $"nothing was heard in {missed.Name} (AOS {UtcText.Write(Whole(missed.AosUtc))})"
                    : conditions.Stored(ConditionTypes.Overdue)?.Message ?? "nothing was heard in a booked contact";
                conditions.Say(ConditionTypes.Overdue, true, silence.Lost ? "Lost" : "ContactMissed", since);
                break;
            case { Kind: SilenceKind.Planned } when seen.LastHeardUtc is null:
                conditions.SayUnknown(ConditionTypes.Overdue, OutOfContact, "no booked contact was due yet");
                break;
            default:
                conditions.Say(ConditionTypes.Overdue, false, "AsPlanned", "every booked contact so far was kept");
                break;
        }
    }

    private static (SubSatellitePoint? Point, bool? Sunlit) Where(OrbitPropagator? orbit, DateTimeOffset nowUtc)
    {
        if (orbit is null || orbit.Propagate(nowUtc, out EarthFixedState state) is not PropagationError.None)
        {
            return (null, null);
        }

        var position = GeodeticPosition.FromEarthFixedKilometers(state.PositionKilometers);
        SubSatellitePoint point = new(
            Math.Round(position.LatitudeDegrees, 2), Math.Round(position.LongitudeDegrees, 2), Math.Round(position.AltitudeMeters / 1000, 1));
        return (point, EclipseFinder.LitFraction(orbit, nowUtc) is { } lit ? lit >= 0.5 : null);
    }

    private static DateTimeOffset Whole(DateTimeOffset utc) => new(utc.UtcTicks - (utc.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
}
