namespace Worker.Data;

/// <summary>A pressure that a sensor measured.</summary>
/// <param name="Pressure">The pressure in bar.</param>
/// <param name="IsSpoilt">Whether the sensor failed; known here only to measure how well that is noticed.</param>
internal readonly record struct Reading(double Pressure, bool IsSpoilt);
