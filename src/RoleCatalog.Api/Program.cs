using RoleCatalog.Api;

var builder = WebApplication.CreateBuilder(args);
builder.AddCatalogApi();

var app = builder.Build();
app.UseCatalogApi();
app.MapCatalogApi();
await app.RunAsync();
