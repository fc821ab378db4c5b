using RoleCatalog.Api.Verbs;

return await CommandLine.Run(args);
